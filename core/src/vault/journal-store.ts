import type { Knex } from 'knex';
import { insertRows } from '../database/insert-rows';
import type { Erased, JournalEntry, JournalHead } from './journal-entry';
import { OperatorError } from '../errors/operator-error';

interface EntryRow {
  seq: number;
  tenant_id: string;
  kind: Erased['kind'];
  ids: string;
  at: number;
  prev_hash: string;
  hash: string;
}

/** Where the journal stands. */
export async function readJournalHead(connection: Knex): Promise<JournalHead> {
  return headOf(connection('deletion_journal_head'));
}

/** The same, and whoever appends comes after this transaction. */
export async function lockJournal(transaction: Knex.Transaction): Promise<JournalHead> {
  return headOf(transaction('deletion_journal_head').forUpdate());
}

/** Adds entries that follow the head. */
export async function insertEntries(transaction: Knex.Transaction, entries: readonly JournalEntry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  await insertRows(
    transaction,
    'deletion_journal',
    entries.map(({ seq, tenantId, kind, ids, at, prevHash, hash }) => {
      const row = { seq, tenant_id: tenantId, kind, ids: JSON.stringify(ids), at: at.getTime() };
      return { ...row, prev_hash: prevHash, hash };
    }),
  );
  await transaction('deletion_journal_head').update({ seq: last.seq, hash: last.hash });
}

/** In order, the entries after `after`. */
export async function listJournal(
  connection: Knex,
  { after, limit }: { after: number; limit: number },
): Promise<readonly JournalEntry[]> {
  const rows = await connection<EntryRow>('deletion_journal').where('seq', '>', after).orderBy('seq').limit(limit);
  return rows.map(fromRow);
}

async function headOf(query: Knex.QueryBuilder): Promise<JournalHead> {
  const row = await query.first<{ seq: number; hash: string } | undefined>('seq', 'hash');
  if (!row) throw new OperatorError('The vault has lost the head of its deletion journal.');
  return { seq: Number(row.seq), hash: row.hash };
}

function fromRow(row: EntryRow): JournalEntry {
  const erased = { kind: row.kind, ids: JSON.parse(row.ids) as unknown } as Erased;
  const { seq, tenant_id: tenantId, at, prev_hash: prevHash, hash } = row;
  return { seq: Number(seq), tenantId, at: new Date(Number(at)), prevHash, hash, ...erased };
}
