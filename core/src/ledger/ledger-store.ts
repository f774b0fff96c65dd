import type { Knex } from 'knex';
import { insertRows, type Row } from '../database/insert-rows';
import type { ChainedEntry, ChainPosition } from './chain';
import type { LedgerEntryType } from './types';

/** An entry with what it commits to; null once erased. */
export interface StoredEntry extends ChainedEntry {
  readonly sealedPayload: Buffer | null;
}

interface EntryRow {
  tenant_id: string;
  seq: number;
  type: LedgerEntryType;
  ref: string;
  at: number;
  key_id: string;
  sealed_payload: Buffer | null;
  commitment: string;
  prev_hash: string;
  hash: string;
}

export async function insertEntries(transaction: Knex.Transaction, entries: readonly StoredEntry[]): Promise<void> {
  await insertRows(transaction, 'ledger_entries', entries.map(toRow));
}

/** In order, the entries after `after`. */
export async function listEntries(
  connection: Knex,
  tenantId: string,
  { after, limit }: { after: number; limit: number },
): Promise<readonly StoredEntry[]> {
  const rows = await connection<EntryRow>('ledger_entries')
    .where('tenant_id', tenantId)
    .andWhere('seq', '>', after)
    .orderBy('seq')
    .limit(limit);
  return rows.map(fromRow);
}

/** In order, the entries of one type about the tenant itself, whose own key seals them. */
export async function listOwnEntries(
  connection: Knex,
  tenantId: string,
  type: LedgerEntryType,
): Promise<readonly StoredEntry[]> {
  const rows = await connection<EntryRow>('ledger_entries')
    .where({ tenant_id: tenantId, key_id: tenantId, type })
    .orderBy('seq');
  return rows.map(fromRow);
}

export async function findEntries(
  connection: Knex,
  tenantId: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, StoredEntry>> {
  const rows = await connection<EntryRow>('ledger_entries').where('tenant_id', tenantId).whereIn('seq', seqs.slice());
  return new Map(rows.map((row) => [Number(row.seq), fromRow(row)]));
}

/** Takes the payload out of an entry; its place in the chain stays. */
export async function redactEntry(transaction: Knex.Transaction, tenantId: string, seq: number): Promise<void> {
  await transaction('ledger_entries').where({ tenant_id: tenantId, seq }).update({ sealed_payload: null });
}

/** Takes the payloads out of everything sealed under these keys, which go with them; answers how many. */
export async function redactSealedBy(transaction: Knex.Transaction, keyIds: readonly string[]): Promise<number> {
  const entries = transaction('ledger_entries').whereIn('key_id', keyIds.slice()).whereNotNull('sealed_payload');
  return entries.update({ sealed_payload: null });
}

/** The head that the tenant's row knows; undefined for an unknown tenant. */
export async function readHead(connection: Knex, tenantId: string): Promise<ChainPosition | undefined> {
  return headIn(connection('tenants').where('id', tenantId));
}

/** Whether an entry stands beyond what the head knows: then the head was set back. */
export async function reachesBeyond(connection: Knex, tenantId: string, seq: number): Promise<boolean> {
  const query = connection<EntryRow>('ledger_entries').where('tenant_id', tenantId).andWhere('seq', '>', seq);
  return (await query.first('seq')) !== undefined;
}

/** Locks the tenant's chain for this transaction: whoever appends comes after. */
export async function lockHead(transaction: Knex.Transaction, tenantId: string): Promise<ChainPosition | undefined> {
  return headIn(transaction('tenants').where('id', tenantId).forUpdate());
}

export async function writeHead(transaction: Knex, tenantId: string, head: ChainPosition): Promise<void> {
  await transaction('tenants').where('id', tenantId).update({ ledger_seq: head.seq, ledger_hash: head.hash });
}

async function headIn(tenant: Knex.QueryBuilder): Promise<ChainPosition | undefined> {
  const row = await tenant.first<{ ledger_seq: number; ledger_hash: string } | undefined>('ledger_seq', 'ledger_hash');
  return row && { seq: Number(row.ledger_seq), hash: row.ledger_hash };
}

function toRow(entry: StoredEntry): Row & EntryRow {
  return {
    tenant_id: entry.tenantId,
    seq: entry.seq,
    type: entry.type,
    ref: entry.ref,
    at: entry.at.getTime(),
    key_id: entry.keyId,
    sealed_payload: entry.sealedPayload,
    commitment: entry.commitment,
    prev_hash: entry.prevHash,
    hash: entry.hash,
  };
}

function fromRow(row: EntryRow): StoredEntry {
  return {
    tenantId: row.tenant_id,
    seq: Number(row.seq),
    type: row.type,
    ref: row.ref,
    at: new Date(Number(row.at)),
    keyId: row.key_id,
    sealedPayload: row.sealed_payload,
    commitment: row.commitment,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
