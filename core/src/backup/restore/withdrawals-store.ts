import type { Knex } from 'knex';
import type { ErasedAddress } from '../../contacts/erased-address-store';

/** Rows read at a time. */
const batch = 500;

/** That a consent ended by the person's or the controller's word. */
export interface KnownWithdrawal {
  /** The consent. */
  readonly id: string;
  readonly tenantId: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly ledgerSeq: number;
  /** Where the next page begins. */
  readonly place: string;
}

export interface KnownErasedAddress extends ErasedAddress {
  /** Where the next page begins. */
  readonly place: string;
}

export interface ObjectionRow {
  readonly tenant_id: string;
  readonly email_index: string;
  readonly at: number;
  readonly ledger_seq: number;
  readonly expires_at: number | null;
  /** Where the next page begins. */
  readonly place: string;
}

/** By consent, in order. */
export async function listWithdrawals(connection: Knex, after: string): Promise<readonly KnownWithdrawal[]> {
  const rows = await connection('consents as c')
    .join('consent_events as e', (join) => join.on('e.consent_id', 'c.id').andOnVal('e.type', 'withdrawn'))
    .where('c.id', '>', after)
    .orderBy('c.id')
    .limit(batch)
    .select<{ id: string; tenant_id: string; subject_id: string; at: number; ledger_seq: number }[]>(
      ...['c.id', 'c.tenant_id', 'c.subject_id', 'e.at', 'e.ledger_seq'],
    );
  return rows.map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    subjectId: row.subject_id,
    at: new Date(Number(row.at)),
    ledgerSeq: Number(row.ledger_seq),
    place: row.id,
  }));
}

/** By tenant and keyed hash, in order. */
export async function listObjections(connection: Knex, after: string): Promise<readonly ObjectionRow[]> {
  const rows = await byAddress(connection('objections'), after).select<Omit<ObjectionRow, 'place'>[]>(
    ...['tenant_id', 'email_index', 'at', 'ledger_seq', 'expires_at'],
  );
  return rows.map((row) => ({ ...row, place: placeOf(row) }));
}

/** The same of erased persons; none in data that an earlier release left. */
export async function listErasedAddresses(connection: Knex, after: string): Promise<readonly KnownErasedAddress[]> {
  if (!(await connection.schema.hasTable('erased_addresses'))) return [];
  const rows = await byAddress(connection('erased_addresses'), after).select<
    { tenant_id: string; email_index: string; erased_at: number; expires_at: number }[]
  >('tenant_id', 'email_index', 'erased_at', 'expires_at');
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    emailIndex: row.email_index,
    erasedAt: new Date(Number(row.erased_at)),
    until: new Date(Number(row.expires_at)),
    place: placeOf(row),
  }));
}

function byAddress(query: Knex.QueryBuilder, after: string): Knex.QueryBuilder {
  const [tenantId = '', emailIndex = ''] = after.split('\n');
  return query
    .where((later) => {
      void later
        .where('tenant_id', '>', tenantId)
        .orWhere((same) => void same.where('tenant_id', tenantId).andWhere('email_index', '>', emailIndex));
    })
    .orderBy(['tenant_id', 'email_index'])
    .limit(batch);
}

function placeOf(row: { tenant_id: string; email_index: string }): string {
  return `${row.tenant_id}\n${row.email_index}`;
}

/** Adds an objection; false when there is one of this person already. */
export async function insertObjection(
  transaction: Knex.Transaction,
  { tenant_id, email_index, at, ledger_seq, expires_at }: Omit<ObjectionRow, 'place'>,
): Promise<boolean> {
  const known = await transaction('objections').where({ tenant_id, email_index }).pluck<number[]>('at');
  if (known.length > 0) return false;
  await transaction('objections').insert({ tenant_id, email_index, at, ledger_seq, expires_at });
  return true;
}
