import type { Knex } from 'knex';
import { insertRows } from '../database/insert-rows';
import type { ConsentState } from './types';

/** A submission in which something was never confirmed. */
export interface OverdueSubmission {
  readonly id: string;
  readonly subjectId: string;
  readonly ledgerSeq: number;
  readonly consents: readonly { readonly id: string; readonly state: ConsentState }[];
}

interface OverdueRow {
  id: string;
  subject_id: string;
  ledger_seq: number;
  consent_id: string;
  state: ConsentState;
}

/**
 * Submissions with a consent that was asked for by `before` and still awaits its confirmation; the oldest first. What a
 * mail asks for until a later time is left alone until then.
 */
export async function findOverdue(
  connection: Knex,
  tenantId: string,
  { before, now }: { before: Date; now: Date },
  limit: number,
): Promise<readonly OverdueSubmission[]> {
  const ids = await connection('consents')
    .where({ tenant_id: tenantId, state: 'requested' })
    .andWhere('created_at', '<=', before.getTime())
    .whereNotIn('id', askedUntilLater(connection, now))
    .orderBy('id')
    .limit(limit)
    .pluck<string[]>('submission_id');
  const rows = await connection('submissions as s')
    .join('consents as c', 'c.submission_id', 's.id')
    .whereIn('s.id', ids)
    .orderBy('c.id')
    .select<OverdueRow[]>('s.id', 's.subject_id', 's.ledger_seq', 'c.id as consent_id', 'c.state');
  return [...new Set(rows.map((row) => row.id))].map((id) => {
    const own = rows.filter((row) => row.id === id);
    const { subject_id: subjectId, ledger_seq: ledgerSeq } = own[0] as OverdueRow;
    const consents = own.map((row) => ({ id: row.consent_id, state: row.state }));
    return { id, subjectId, ledgerSeq: Number(ledgerSeq), consents };
  });
}

function askedUntilLater(connection: Knex, now: Date): Knex.QueryBuilder {
  return connection('confirmation_tokens as t')
    .join('confirmation_token_consents as tc', 'tc.token_hash', 't.token_hash')
    .where('t.expires_at', '>', now.getTime())
    .whereNotNull('t.sent_at')
    .select('tc.consent_id');
}

/** Deletes a submission with everything that hangs on it, its waiting mails included. */
export async function deleteSubmission(
  transaction: Knex.Transaction,
  { id, consents }: OverdueSubmission,
): Promise<void> {
  const consentIds = consents.map((consent) => consent.id);
  await transaction('outbox_messages').where('ref', id).delete();
  await transaction('memberships').whereIn('consent_id', consentIds).delete();
  await transaction('consent_events').whereIn('consent_id', consentIds).delete();
  await transaction('consents').whereIn('id', consentIds).delete();
  await transaction('submissions').where('id', id).delete();
}

/** Takes the payload out of a ledger entry; its place in the chain stays. */
export async function redactEntry(transaction: Knex.Transaction, tenantId: string, seq: number): Promise<void> {
  await transaction('ledger_entries').where({ tenant_id: tenantId, seq }).update({ sealed_payload: null });
}

/** Those of these persons of whom nothing else is recorded. */
export async function subjectsWithNothing(
  transaction: Knex.Transaction,
  subjectIds: readonly string[],
): Promise<readonly string[]> {
  const rows = transaction('submissions').whereIn('subject_id', subjectIds.slice());
  const known = new Set(await rows.distinct('subject_id').pluck<string[]>('subject_id'));
  return subjectIds.filter((id) => !known.has(id));
}

/** Deletes persons, and notes that their keys are to be destroyed; what is left of their links names nobody. */
export async function deleteSubjects(
  transaction: Knex.Transaction,
  tenantId: string,
  ids: readonly string[],
  decidedAt: Date,
): Promise<void> {
  await transaction('confirmation_tokens').whereIn('subject_id', ids.slice()).update({ subject_id: null });
  await transaction('ledger_entries').whereIn('key_id', ids.slice()).update({ sealed_payload: null });
  await transaction('subjects').whereIn('id', ids.slice()).delete();
  const rows = ids.map((id) => ({ key_id: id, tenant_id: tenantId, decided_at: decidedAt.getTime() }));
  await insertRows(transaction, 'key_destructions', rows);
}

/** Keys of deleted persons that may still be in the vault. */
export async function keysToDestroy(connection: Knex, limit: number): Promise<readonly string[]> {
  return connection('key_destructions').orderBy('decided_at').limit(limit).pluck<string[]>('key_id');
}

export async function forgetDestructions(connection: Knex, keyIds: readonly string[]): Promise<void> {
  await connection('key_destructions').whereIn('key_id', keyIds.slice()).delete();
}

/** Forgets links that nobody used in time. */
export async function deleteUnusedTokens(connection: Knex, expiredBefore: Date): Promise<void> {
  await connection('confirmation_tokens')
    .whereNull('used_at')
    .andWhere('expires_at', '<', expiredBefore.getTime())
    .delete();
}
