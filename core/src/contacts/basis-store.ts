import type { Knex } from 'knex';
import { findEntries, type StoredEntry } from '../ledger/ledger-store';
import type { BasisKind } from './basis-types';

export interface StoredBasis {
  readonly id: string;
  readonly tenantId: string;
  readonly subjectId: string;
  readonly kind: BasisKind;
  readonly sealedNote: Buffer;
  /** The first instant at which it holds no more; null for one without end. */
  readonly validUntil: Date | null;
  readonly createdAt: Date;
}

interface BasisRow {
  id: string;
  tenant_id: string;
  subject_id: string;
  kind: BasisKind;
  sealed_note: Buffer;
  valid_until: number | null;
  created_at: number;
}

export async function insertBasis(transaction: Knex.Transaction, basis: StoredBasis): Promise<void> {
  await transaction<BasisRow>('contact_bases').insert({
    id: basis.id,
    tenant_id: basis.tenantId,
    subject_id: basis.subjectId,
    kind: basis.kind,
    sealed_note: basis.sealedNote,
    valid_until: basis.validUntil && basis.validUntil.getTime(),
    created_at: basis.createdAt.getTime(),
  });
}

/** Oldest first, those that ended included. */
export async function listBases(connection: Knex, subjectIds: readonly string[]): Promise<readonly StoredBasis[]> {
  const rows = await connection<BasisRow>('contact_bases').whereIn('subject_id', subjectIds.slice()).orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    subjectId: row.subject_id,
    kind: row.kind,
    sealedNote: row.sealed_note,
    validUntil: row.valid_until === null ? null : new Date(Number(row.valid_until)),
    createdAt: new Date(Number(row.created_at)),
  }));
}

/** Those that have not ended, to be narrowed down. */
export function basesInForce(connection: Knex, now: Date): Knex.QueryBuilder {
  return connection('contact_bases').where(
    (lasting) => void lasting.whereNull('valid_until').orWhere('valid_until', '>', now.getTime()),
  );
}

/** The ledger's entries about all bases of the persons whose bases these are. */
export async function findBasisEntries(
  connection: Knex,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly StoredEntry[]> {
  if (ids.length === 0) return [];
  const owners = connection('contact_bases').whereIn('id', ids.slice()).select('subject_id');
  const entries = connection('ledger_entries').where({ tenant_id: tenantId, type: 'basis.recorded' });
  const seqs = await entries.whereIn('key_id', owners).whereNotNull('sealed_payload').pluck<number[]>('seq');
  return [...(await findEntries(connection, tenantId, seqs.map(Number))).values()];
}

/** Answers how many there were. */
export async function deleteBases(transaction: Knex.Transaction, ids: readonly string[]): Promise<number> {
  return transaction('contact_bases').whereIn('id', ids.slice()).delete();
}
