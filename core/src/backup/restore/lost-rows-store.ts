import type { Knex } from 'knex';
import type { ConsentEventType, ConsentState } from '../../consent/types';
import type { Row } from '../../database/insert-rows';
import type { LedgerEntryType } from '../../ledger/types';
import type { LostTable } from './lost-rows';

const batch = 500;

/** A tenant's rows in the order of their key, a page after another. */
export async function* pagesOf(
  connection: Knex,
  { name, key }: LostTable,
  tenantId: string,
): AsyncGenerator<readonly Row[], void> {
  const places = key.map(() => '?').join(', ');
  for (let after: readonly unknown[] | undefined; ;) {
    const query = connection(name).where('tenant_id', tenantId).orderBy(key.slice()).limit(batch);
    if (after) void query.whereRaw(`(${key.join(', ')}) > (${places})`, after as string[]);
    const rows = await query.select<Row[]>('*');
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = key.map((column) => last[column]);
  }
}

/** Those of these rows whose key there is none of, nor anything with what must be unique. */
export async function missing(
  connection: Knex,
  { name, key, unique }: LostTable,
  rows: readonly Row[],
): Promise<{ readonly absent: readonly Row[]; readonly taken: readonly Row[] }> {
  const present = await presentIn(connection, name, key, rows);
  const absent = rows.filter((row) => !present.has(valueOf(row, key)));
  if (!unique || absent.length === 0) return { absent, taken: [] };
  const shared = await presentIn(connection, name, unique, absent);
  const isTaken = (row: Row): boolean => shared.has(valueOf(row, unique));
  return { absent: absent.filter((row) => !isTaken(row)), taken: absent.filter(isTaken) };
}

/** Those of these rows whose parents there are. */
export async function withParents(
  connection: Knex,
  { parents = {} }: LostTable,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  let left = rows;
  for (const [column, table] of Object.entries(parents)) {
    const ids = [...new Set(left.map((row) => String(row[column])))];
    const present = new Set(await connection(table).whereIn('id', ids).pluck<string[]>('id'));
    left = left.filter((row) => present.has(String(row[column])));
  }
  return left;
}

/** What the ledger's later entries of one type are about. */
export async function refsAfter(
  connection: Knex,
  { tenantId, type, after }: { tenantId: string; type: LedgerEntryType; after: number },
): Promise<ReadonlySet<string>> {
  const entries = connection('ledger_entries').where({ tenant_id: tenantId, type }).andWhere('seq', '>', after);
  return new Set(await entries.pluck<string[]>('ref'));
}

export async function groupsInUse(connection: Knex, tenantId: string): Promise<readonly string[]> {
  return connection('consent_profiles').where('tenant_id', tenantId).pluck<string[]>('contact_group_id');
}

/** Consents in one of these states. */
export async function consentsIn(
  connection: Knex,
  tenantId: string,
  states: readonly ConsentState[],
): Promise<readonly string[]> {
  return connection('consents').where('tenant_id', tenantId).whereIn('state', states.slice()).pluck<string[]>('id');
}

/** What happened to a consent, as its events have it. */
export async function eventsOf(
  connection: Knex,
  consentId: string,
): Promise<readonly { readonly type: ConsentEventType; readonly seq: number }[]> {
  const rows = await connection('consent_events')
    .where('consent_id', consentId)
    .orderBy('position')
    .select<{ type: ConsentEventType; ledger_seq: number }[]>('type', 'ledger_seq');
  return rows.map(({ type, ledger_seq: seq }) => ({ type, seq: Number(seq) }));
}

/** Entries about a person's consents, in order. */
export async function entriesAbout(
  connection: Knex,
  { tenantId, subjectId, types }: { tenantId: string; subjectId: string; types: readonly LedgerEntryType[] },
): Promise<
  readonly { readonly seq: number; readonly type: LedgerEntryType; readonly ref: string; readonly at: Date }[]
> {
  const rows = await connection('ledger_entries')
    .where({ tenant_id: tenantId, key_id: subjectId })
    .whereIn('type', types.slice())
    .orderBy('seq')
    .select<{ seq: number; type: LedgerEntryType; ref: string; at: number }[]>('seq', 'type', 'ref', 'at');
  return rows.map(({ seq, type, ref, at }) => ({ seq: Number(seq), type, ref, at: new Date(Number(at)) }));
}

/** Whose each of these consents is; one that is not there is left out. */
export async function subjectsOf(connection: Knex, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await connection('consents')
    .whereIn('id', ids.slice())
    .select<{ id: string; subject_id: string }[]>('id', 'subject_id');
  return new Map(rows.map((row) => [row.id, row.subject_id]));
}

async function presentIn(
  connection: Knex,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<ReadonlySet<string>> {
  const values = rows.map((row) => columns.map((column) => row[column] as string | number));
  const found = await connection(table)
    .whereIn(columns.slice(), values)
    .select<Row[]>(...columns);
  return new Set(found.map((row) => valueOf(row, columns)));
}

function valueOf(row: Row, columns: readonly string[]): string {
  return columns.map((column) => String(row[column])).join('\n');
}
