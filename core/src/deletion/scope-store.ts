import type { Knex } from 'knex';
import type { ConsentState } from '../consent/types';
import type { RecordRef } from '../vault/journal-entry';

/** A record that was named, with the submission it belongs to. */
export interface NamedRecord {
  readonly record: RecordRef;
  readonly submissionId: string;
  readonly subjectId: string;
}

/** A consent beside others in its submission. */
export interface SiblingConsent {
  readonly id: string;
  readonly submissionId: string;
  readonly state: ConsentState;
}

/** Those of these records that the tenant has; a membership goes by the consent that it rests on. */
export async function findNamed(
  connection: Knex,
  tenantId: string,
  records: readonly RecordRef[],
): Promise<readonly NamedRecord[]> {
  const idsOf = (...types: RecordRef['type'][]): string[] =>
    records.flatMap(({ type, id }) => (types.includes(type) ? [id] : []));
  const submissions = await connection('submissions')
    .whereIn('id', idsOf('submission'))
    .select<{ id: string; tenant_id: string; subject_id: string }[]>('id', 'tenant_id', 'subject_id');
  const consents = await connection('consents')
    .whereIn('id', idsOf('consent', 'membership'))
    .select<{ id: string; tenant_id: string; subject_id: string; submission_id: string }[]>(
      ...['id', 'tenant_id', 'subject_id', 'submission_id'],
    );
  const members = new Set(
    await connection('memberships').whereIn('consent_id', idsOf('membership')).pluck<string[]>('consent_id'),
  );
  return records.flatMap((record): NamedRecord[] => {
    const { type, id } = record;
    if (type === 'submission') {
      const found = submissions.find((row) => row.id === id && row.tenant_id === tenantId);
      return found ? [{ record, submissionId: id, subjectId: found.subject_id }] : [];
    }
    const found = consents.find((row) => row.id === id && row.tenant_id === tenantId);
    if (!found || (type === 'membership' && !members.has(id))) return [];
    return [{ record, submissionId: found.submission_id, subjectId: found.subject_id }];
  });
}

/** All consents of these submissions. */
export async function consentsIn(
  connection: Knex,
  submissionIds: readonly string[],
): Promise<readonly SiblingConsent[]> {
  const rows = await connection('consents')
    .whereIn('submission_id', submissionIds.slice())
    .select<{ id: string; submission_id: string; state: ConsentState }[]>('id', 'submission_id', 'state');
  return rows.map((row) => ({ id: row.id, submissionId: row.submission_id, state: row.state }));
}

/** By the keyed hash of an address. */
export async function findPerson(connection: Knex, tenantId: string, emailIndex: string): Promise<string | undefined> {
  const person = connection('subjects').where({ tenant_id: tenantId, email_index: emailIndex });
  return (await person.pluck<string[]>('id'))[0];
}

export async function isPersonOf(connection: Knex, tenantId: string, subjectId: string): Promise<boolean> {
  return (await connection('subjects').where({ tenant_id: tenantId, id: subjectId }).first('id')) !== undefined;
}
