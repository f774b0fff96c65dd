import type { Knex } from 'knex';
import type { ErasedAddress } from '../../contacts/erased-address-store';
import { rowsByTenant } from './replaced-rows-store';
import type { SalvagedRows } from './salvage-service';

/** Rows read at a time. */
const batch = 500;

/** That a consent ended by the person's or the controller's word. */
export interface KnownWithdrawal {
  readonly consentId: string;
  readonly tenantId: string;
  readonly at: Date;
  readonly ledgerSeq: number;
}

export interface ObjectionRow {
  readonly tenant_id: string;
  readonly email_index: string;
  readonly at: number;
  readonly ledger_seq: number;
  readonly expires_at: number | null;
}

/** As the events of consents tell. */
export const withdrawnByEvents: SalvagedRows<KnownWithdrawal> = {
  keys: (connection, after) =>
    connection('consent_events')
      .distinct('consent_id')
      .where('consent_id', '>', after)
      .orderBy('consent_id')
      .limit(batch)
      .pluck<string[]>('consent_id'),
  rows: async (connection, keys) => {
    const rows = await connection('consent_events')
      .whereIn('consent_id', keys.slice())
      .andWhere('type', 'withdrawn')
      .select<{ consent_id: string; tenant_id: string; at: number; ledger_seq: number }[]>(
        ...['consent_id', 'tenant_id', 'at', 'ledger_seq'],
      );
    return rows.map((row) => withdrawal(row.consent_id, row.tenant_id, row.at, row.ledger_seq));
  },
};

/** As the entries of a tenant's ledger tell. */
export function withdrawnByLedger(tenantId: string): SalvagedRows<KnownWithdrawal> {
  const entries = (connection: Knex): Knex.QueryBuilder => connection('ledger_entries').where('tenant_id', tenantId);
  return {
    keys: async (connection, after) => {
      const page = entries(connection).andWhere('seq', '>', Number(after)).orderBy('seq').limit(batch);
      return (await page.pluck<(number | string)[]>('seq')).map(String);
    },
    rows: async (connection, keys) => {
      const rows = await entries(connection)
        .whereIn('seq', keys.map(Number))
        .andWhere('type', 'consent.withdrawn')
        .select<{ ref: string; at: number; seq: number }[]>('ref', 'at', 'seq');
      return rows.map((row) => withdrawal(row.ref, tenantId, row.at, row.seq));
    },
  };
}

export const objections: SalvagedRows<ObjectionRow> = rowsByTenant('objections', 'email_index', [
  ...['tenant_id', 'email_index', 'at', 'ledger_seq', 'expires_at'],
]);

const ofErased = rowsByTenant<{ tenant_id: string; email_index: string; erased_at: number; expires_at: number }>(
  'erased_addresses',
  'email_index',
  ['tenant_id', 'email_index', 'erased_at', 'expires_at'],
);

/** Of erased persons; none in data that an earlier release left. */
export const erasedAddresses: SalvagedRows<ErasedAddress> = {
  keys: async (connection, after) =>
    (await connection.schema.hasTable('erased_addresses')) ? ofErased.keys(connection, after) : [],
  rows: async (connection, keys) =>
    (await ofErased.rows(connection, keys)).map((row) => ({
      tenantId: row.tenant_id,
      emailIndex: row.email_index,
      erasedAt: new Date(Number(row.erased_at)),
      until: new Date(Number(row.expires_at)),
    })),
};

/** Adds an objection; false when there is one of this person already. */
export async function insertObjection(
  transaction: Knex.Transaction,
  { tenant_id, email_index, at, ledger_seq, expires_at }: ObjectionRow,
): Promise<boolean> {
  const known = await transaction('objections').where({ tenant_id, email_index }).pluck<number[]>('at');
  if (known.length > 0) return false;
  await transaction('objections').insert({ tenant_id, email_index, at, ledger_seq, expires_at });
  return true;
}

function withdrawal(consentId: string, tenantId: string, at: number | string, seq: number | string): KnownWithdrawal {
  return { consentId, tenantId, at: new Date(Number(at)), ledgerSeq: Number(seq) };
}
