import type { Knex } from 'knex';
import { isWithdrawable } from '../consent/state';
import type { SubmissionProof } from '../forms/submission-batch';
import { findEntries } from '../ledger/ledger-store';
import { openPayload } from '../ledger/payload';
import { consentsIn } from './scope-store';

/**
 * The submissions in which a person agreed to something after a request to delete its data came in, and which still counts. They
 * are a new beginning, which the request did not mean (Art. 17(1) GDPR). What was sent before and came late is none.
 */
export async function givenSince(
  connection: Knex,
  { tenantId, subjectId, since, key }: { tenantId: string; subjectId: string; since: Date; key: Buffer },
): Promise<ReadonlySet<string>> {
  const rows = await connection('submissions')
    .where('subject_id', subjectId)
    .andWhere('received_at', '>', since.getTime())
    .select<{ id: string; ledger_seq: number }[]>('id', 'ledger_seq');
  const entries = await findEntries(
    connection,
    tenantId,
    rows.map((row) => Number(row.ledger_seq)),
  );
  const sent = rows.filter((row) => {
    const entry = entries.get(Number(row.ledger_seq));
    const proof = entry && openPayload<SubmissionProof>(entry, key);
    return proof !== undefined && new Date(proof.submittedAt) > since;
  });
  const consents = await consentsIn(
    connection,
    sent.map(({ id }) => id),
  );
  return new Set(consents.filter(({ state }) => isWithdrawable(state)).map(({ submissionId }) => submissionId));
}

/** A person's other submissions. */
export async function submissionsBut(
  connection: Knex,
  subjectId: string,
  staying: ReadonlySet<string>,
): Promise<readonly string[]> {
  const ids = await connection('submissions').where('subject_id', subjectId).orderBy('id').pluck<string[]>('id');
  return ids.filter((id) => !staying.has(id));
}
