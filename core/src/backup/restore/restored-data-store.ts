import type { Knex } from 'knex';
import { isWithdrawable } from '../../consent/state';
import { consentEventTypes } from '../../consent/types';
import type { Engine } from '../../database/database';
import { listTenants } from '../../tenants/tenant-store';
import type { ErasedRecord } from '../../vault/journal-entry';
import { tableNames } from '../restored-store';

/** Keys asked for in one query. */
const atOnce = 500;

export async function tenantIds(connection: Knex): Promise<readonly string[]> {
  return (await listTenants(connection)).map(({ id }) => id);
}

/** Ids of persons after `after`, in order. */
export async function listSubjectIds(connection: Knex, after: string): Promise<readonly string[]> {
  return connection('subjects').where('id', '>', after).orderBy('id').limit(atOnce).pluck<string[]>('id');
}

/** Ids of keys after `after`, in order, that seal a payload of a ledger. */
export async function listSealingKeys(connection: Knex, after: string): Promise<readonly string[]> {
  const entries = connection('ledger_entries').whereNotNull('sealed_payload').andWhere('key_id', '>', after);
  return entries.distinct('key_id').orderBy('key_id').limit(atOnce).pluck<string[]>('key_id');
}

/** How many of these persons there are. */
export async function countSubjects(connection: Knex, ids: readonly string[]): Promise<number> {
  return count(connection('subjects').whereIn('id', ids.slice()));
}

/** How many of these records there are. */
export async function countRecords(connection: Knex, records: readonly ErasedRecord[]): Promise<number> {
  const of = (type: ErasedRecord['type']): string[] => records.flatMap((one) => (one.type === type ? [one.id] : []));
  return (
    (await count(connection('submissions').whereIn('id', of('submission')))) +
    (await count(connection('consents').whereIn('id', of('consent')))) +
    (await count(connection('memberships').whereIn('consent_id', of('membership')))) +
    (await count(connection('contact_bases').whereIn('id', of('basis'))))
  );
}

/** Where a person's id may stand for good: it names nobody there. */
const harmless: ReadonlySet<string> = new Set(['deletion_requests']);

/** Rows about these persons in the tables that have any, what waits to be sent, and payloads under their keys, by table. */
export async function tracesOfPersons(
  connection: Knex,
  tables: readonly string[],
  ids: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const some = ids.slice();
  const mails = connection('outbox_messages').whereIn('ref', some).whereNot('kind', 'contact.erased');
  const payloads = connection('ledger_entries').whereIn('key_id', some).whereNotNull('sealed_payload');
  const found: Record<string, number> = {
    subjects: await countSubjects(connection, ids),
    outbox_messages: await count(mails),
    ledger_entries: await count(payloads),
  };
  for (const table of tables) found[table] = await count(connection(table).whereIn('subject_id', some));
  return onlyFound(found);
}

/** The same of single records of persons who stay. */
export async function tracesOfRecords(
  connection: Knex,
  records: readonly ErasedRecord[],
): Promise<Readonly<Record<string, number>>> {
  const submissions = records.flatMap((one) => (one.type === 'submission' ? [one.id] : []));
  const lapsed = records.flatMap((one) => (one.type === 'lapse' ? [one.id] : []));
  const entries = connection('ledger_entries').whereIn('ref', submissions).whereNotNull('sealed_payload');
  const found = {
    records: await countRecords(connection, records),
    lapses: await count(
      connection('consents').whereIn('id', lapsed).whereIn('state', consentEventTypes.filter(isWithdrawable)),
    ),
    consents: await count(connection('consents').whereIn('submission_id', submissions)),
    outbox_messages: await count(connection('outbox_messages').whereIn('ref', submissions)),
    ledger_entries: await count(entries.andWhere('type', 'submission.recorded')),
  };
  return onlyFound(found);
}

/** Mails that wait are not sent any more, and stay to be seen; what tells of erasures still goes. Answers how many. */
export async function setMailsAside(transaction: Knex.Transaction, at: Date): Promise<number> {
  const mails = transaction('outbox_messages').where('kind', 'consent-confirmation').whereNull('failed_at');
  return mails.update({ failed_at: at.getTime(), last_error: 'restored', leased_until: null });
}

/** Tables about persons; new ones are found by the name of their column. */
export async function tablesAboutPersons(connection: Knex, engine: Engine): Promise<readonly string[]> {
  const names: string[] = [];
  for (const name of await tableNames(connection, engine)) {
    if (!harmless.has(name) && (await connection.schema.hasColumn(name, 'subject_id'))) names.push(name);
  }
  return names;
}

async function count(query: Knex.QueryBuilder): Promise<number> {
  const row = await query.count<{ rows: number | string }[]>({ rows: '*' }).first();
  return Number(row?.rows);
}

function onlyFound(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, rows]) => rows > 0));
}
