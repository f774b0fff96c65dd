import type { Knex } from 'knex';
import type { ConsentEventType } from '../consent/types';
import { OperatorError } from '../errors/operator-error';
import { basesInForce } from '../contacts/basis-store';
import { recordTypes, type Erased, type JournalHead, type RecordRef } from '../vault/journal-entry';
import type { ErasedCounts } from './erased-counts';
import type { ConsentTrace, KeepingPeriods } from './kept-after-erasure';

/** How far the journal is carried out. */
export async function readApplied(connection: Knex): Promise<JournalHead> {
  return appliedIn(connection('journal_applied'));
}

/** The same, and whoever erases comes after this transaction. */
export async function lockApplied(transaction: Knex.Transaction): Promise<JournalHead> {
  return appliedIn(transaction('journal_applied').forUpdate());
}

export async function writeApplied(transaction: Knex.Transaction, { seq, hash }: JournalHead): Promise<void> {
  await transaction('journal_applied').update({ seq, hash });
}

/** Undefined for a tenant that this database does not have. */
export async function keepingPeriods(connection: Knex, tenantId: string): Promise<KeepingPeriods | undefined> {
  const row = await connection('tenants')
    .where('id', tenantId)
    .first<{ proof: number; objection: number } | undefined>(
      'keep_proof_days as proof',
      'keep_objection_days as objection',
    );
  return row && { keepProofDays: row.proof, keepObjectionDays: row.objection };
}

/** The keyed hash of a person's address; undefined when the person is gone. */
export async function emailIndexOf(connection: Knex, subjectId: string): Promise<string | undefined> {
  return (await connection('subjects').where('id', subjectId).pluck<string[]>('email_index'))[0];
}

/** What erasing these submissions means: persons of whom there is no other, and whom no other legal basis keeps, go whole. */
export async function erasuresOf(
  connection: Knex,
  submissions: readonly { readonly id: string; readonly subjectId: string }[],
  now: Date,
): Promise<readonly Erased[]> {
  const subjectIds = [...new Set(submissions.map(({ subjectId }) => subjectId))];
  const ids = submissions.map(({ id }) => id);
  const others = connection('submissions').whereIn('subject_id', subjectIds).whereNotIn('id', ids);
  const bases = basesInForce(connection, now).whereIn('subject_id', subjectIds);
  const staying = new Set([
    ...(await others.pluck<string[]>('subject_id')),
    ...(await bases.pluck<string[]>('subject_id')),
  ]);
  const persons = subjectIds.filter((id) => !staying.has(id));
  const records = submissions.filter(({ subjectId }) => staying.has(subjectId));
  return [
    ...(persons.length > 0 ? [{ kind: 'person', ids: persons } as const] : []),
    ...(records.length > 0
      ? [{ kind: 'records', ids: records.map(({ id }) => ({ type: 'submission', id }) as const) } as const]
      : []),
  ];
}

/** A person's consents with all that happened to them. */
export async function findTraces(connection: Knex, subjectId: string): Promise<readonly ConsentTrace[]> {
  const rows = await connection('consents as c')
    .join('consent_versions as v', 'v.id', 'c.version_id')
    .join('consent_events as e', 'e.consent_id', 'c.id')
    .where('c.subject_id', subjectId)
    .orderBy(['c.id', 'e.position'])
    .select<TraceRow[]>('c.id', 'c.profile_id', 'c.version_id', 'v.sha256', 'c.form_key', 'e.type', 'e.at');
  return [...new Set(rows.map((row) => row.id))].map((id) => toTrace(rows.filter((row) => row.id === id)));
}

/** All records of a person. */
export async function recordsOf(connection: Knex, subjectId: string): Promise<readonly RecordRef[]> {
  const idsIn = (table: string, column: string): Promise<string[]> =>
    connection(table).where('subject_id', subjectId).pluck<string[]>(column);
  const ids = {
    submission: await idsIn('submissions', 'id'),
    consent: await idsIn('consents', 'id'),
    membership: await idsIn('memberships', 'consent_id'),
  };
  return recordTypes.flatMap((type) => ids[type].map((id) => ({ type, id })));
}

/** Deletes every row about a person, and what waits to be sent; what is left of links names nobody. */
export async function deletePerson(
  transaction: Knex.Transaction,
  subjectId: string,
): Promise<Omit<ErasedCounts, 'ledgerPayloads'>> {
  const own = (table: string): Knex.QueryBuilder => transaction(table).where('subject_id', subjectId);
  const submissionIds = await own('submissions').pluck<string[]>('id');
  const consentIds = await own('consents').pluck<string[]>('id');
  const messages = await deleteMessages(transaction, [...submissionIds, subjectId]);
  const links = await own('confirmation_tokens').update({ subject_id: null });
  const memberships = await own('memberships').delete();
  const consentEvents = await transaction('consent_events').whereIn('consent_id', consentIds).delete();
  const consents = await own('consents').delete();
  const submissions = await own('submissions').delete();
  const legalBases = await own('contact_bases').delete();
  const contacts = await transaction('subjects').where('id', subjectId).delete();
  return { contacts, submissions, consents, consentEvents, memberships, legalBases, messages, links };
}

/** Deletes submissions with their consents and what hangs on those. */
export async function deleteSubmissions(
  transaction: Knex.Transaction,
  ids: readonly string[],
): Promise<Partial<ErasedCounts>> {
  const consentIds = await transaction('consents').whereIn('submission_id', ids.slice()).pluck<string[]>('id');
  const messages = await deleteMessages(transaction, ids);
  const memberships = await deleteMemberships(transaction, consentIds);
  const consentEvents = await transaction('consent_events').whereIn('consent_id', consentIds).delete();
  const consents = await transaction('consents').whereIn('id', consentIds).delete();
  const submissions = await transaction('submissions').whereIn('id', ids.slice()).delete();
  return { submissions, consents, consentEvents, memberships, messages };
}

/** Those that rest on these consents. */
export async function deleteMemberships(transaction: Knex.Transaction, consentIds: readonly string[]): Promise<number> {
  return transaction('memberships').whereIn('consent_id', consentIds.slice()).delete();
}

/** Takes a person out of every group, but for what rests on these submissions. */
export async function leaveGroups(
  transaction: Knex.Transaction,
  subjectId: string,
  staying: ReadonlySet<string>,
): Promise<void> {
  const resting = transaction('consents')
    .whereIn('submission_id', [...staying])
    .select('id');
  await transaction('memberships').where('subject_id', subjectId).whereNotIn('consent_id', resting).delete();
}

/** Keeps that somebody agreed, without who. */
export async function insertProofs(
  transaction: Knex.Transaction,
  proofs: readonly (ConsentTrace & { id: string; tenantId: string; emailIndex: string; erasedAt: Date; until: Date })[],
): Promise<void> {
  for (const proof of proofs) {
    await transaction('erased_proofs').insert({
      id: proof.id,
      tenant_id: proof.tenantId,
      email_index: proof.emailIndex,
      profile_id: proof.profileId,
      version_id: proof.versionId,
      sha256: proof.sha256,
      form_key: proof.formKey,
      events: JSON.stringify(proof.events),
      erased_at: proof.erasedAt.getTime(),
      expires_at: proof.until.getTime(),
    });
  }
}

/** Lets an objection of somebody who is erased end, at once without `until`; answers how many there were. */
export async function limitObjection(
  transaction: Knex.Transaction,
  { tenantId, emailIndex, until }: { tenantId: string; emailIndex: string; until: Date | undefined },
): Promise<number> {
  const objection = transaction('objections').where({ tenant_id: tenantId, email_index: emailIndex });
  return until ? objection.update({ expires_at: until.getTime() }) : objection.delete();
}

/** Keys that an earlier release had yet to destroy, by tenant. */
export async function keysLeft(connection: Knex): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await connection('key_destructions').select<{ key_id: string; tenant_id: string }[]>();
  const tenants = [...new Set(rows.map((row) => row.tenant_id))];
  return new Map(
    tenants.map((id) => [id, rows.filter((row) => row.tenant_id === id).map((row) => row.key_id)] as const),
  );
}

export async function forgetKeysLeft(connection: Knex, keyIds: readonly string[]): Promise<void> {
  await connection('key_destructions').whereIn('key_id', keyIds.slice()).delete();
}

async function deleteMessages(transaction: Knex.Transaction, refs: readonly string[]): Promise<number> {
  return transaction('outbox_messages').whereIn('ref', refs.slice()).delete();
}

async function appliedIn(query: Knex.QueryBuilder): Promise<JournalHead> {
  const row = await query.first<{ seq: number; hash: string } | undefined>('seq', 'hash');
  if (!row)
    throw new OperatorError('the database has lost how far the deletion journal is carried out: restore a backup');
  return { seq: Number(row.seq), hash: row.hash };
}

interface TraceRow {
  id: string;
  profile_id: string;
  version_id: string;
  sha256: string;
  form_key: string;
  type: ConsentEventType;
  at: number;
}

function toTrace(rows: readonly TraceRow[]): ConsentTrace {
  const { profile_id: profileId, version_id: versionId, sha256, form_key: formKey } = rows[0] as TraceRow;
  const events = rows.map(({ type, at }) => ({ type, at: new Date(Number(at)) }));
  return { profileId, versionId, sha256, formKey, events };
}
