import type { Knex } from 'knex';
import type { ConsentEventType, ConsentState } from './types';
import { agreeingEvents, type UnconfirmedPart } from './unconfirmed';

/** A submission in which something was never confirmed. */
export interface OverdueSubmission {
  readonly id: string;
  readonly subjectId: string;
  readonly ledgerSeq: number;
  /** When it was recorded, and something was asked for. */
  readonly askedAt: Date;
  readonly consents: readonly OverdueConsent[];
}

export interface OverdueConsent extends UnconfirmedPart {
  readonly id: string;
  /** Numbers of the ledger entries about it after it was recorded. */
  readonly laterSeqs: readonly number[];
}

interface OverdueRow {
  id: string;
  subject_id: string;
  ledger_seq: number;
  consent_id: string;
  created_at: number;
  state: ConsentState;
  type: ConsentEventType;
  event_seq: number;
}

/** What decides that something is due. */
export interface Due {
  /** Asked for by then. */
  readonly before: Date;
  readonly now: Date;
  readonly limit: number;
}

/**
 * Submissions with a consent that still awaits its confirmation, the oldest first. What a mail asks for until a later time
 * is left alone until then.
 */
export async function findWaiting(
  connection: Knex,
  tenantId: string,
  { before, now, limit }: Due,
): Promise<readonly string[]> {
  return asked(connection, tenantId, ['requested'], before)
    .whereNotIn('c.id', askedUntilLater(connection, now))
    .limit(limit)
    .pluck<string[]>('c.submission_id');
}

/**
 * Submissions in which something ended and nobody ever agreed to anything, the oldest first. Nothing can change in them
 * any more, so no lock is needed; it takes its time where many have withdrawn.
 */
export async function findEnded(
  connection: Knex,
  tenantId: string,
  { before, limit }: Due,
): Promise<readonly string[]> {
  return asked(connection, tenantId, ['withdrawn', 'expired', 'invalidated'], before)
    .whereNotExists(agreedOrWaiting(connection))
    .limit(limit)
    .pluck<string[]>('c.submission_id');
}

/** Those of these submissions that are still there. */
export async function loadSubmissions(connection: Knex, ids: readonly string[]): Promise<readonly OverdueSubmission[]> {
  const rows = await connection('submissions as s')
    // By person too, since there is an index of their consents.
    .join('consents as c', (join) => join.on('c.subject_id', 's.subject_id').andOn('c.submission_id', 's.id'))
    .join('consent_events as e', 'e.consent_id', 'c.id')
    .whereIn('s.id', ids.slice())
    .orderBy(['c.id', 'e.position'])
    .select<OverdueRow[]>(
      's.id',
      's.subject_id',
      's.ledger_seq',
      'c.id as consent_id',
      'c.created_at',
      'c.state',
      'e.type',
      'e.ledger_seq as event_seq',
    );
  return [...new Set(rows.map((row) => row.id))].map((id) => toSubmission(rows.filter((row) => row.id === id)));
}

function toSubmission(rows: readonly OverdueRow[]): OverdueSubmission {
  const { id, subject_id: subjectId, ledger_seq: ledgerSeq, created_at: askedAt } = rows[0] as OverdueRow;
  const consents = [...new Set(rows.map((row) => row.consent_id))].map((consentId) => {
    const events = rows.filter((row) => row.consent_id === consentId);
    return {
      id: consentId,
      state: (events[0] as OverdueRow).state,
      agreed: events.some(({ type }) => agreeingEvents.some((agreeing) => agreeing === type)),
      laterSeqs: events.slice(1).map((event) => Number(event.event_seq)),
    };
  });
  return { id, subjectId, ledgerSeq: Number(ledgerSeq), askedAt: new Date(Number(askedAt)), consents };
}

function asked(connection: Knex, tenantId: string, states: readonly ConsentState[], before: Date): Knex.QueryBuilder {
  return connection('consents as c')
    .where('c.tenant_id', tenantId)
    .whereIn('c.state', states.slice())
    .andWhere('c.created_at', '<=', before.getTime())
    .orderBy('c.id');
}

/** Of the same submission as `c`. */
function agreedOrWaiting(connection: Knex): Knex.QueryBuilder {
  return connection('consents as o')
    .join('consent_events as e', 'e.consent_id', 'o.id')
    .where({ 'o.subject_id': connection.ref('c.subject_id'), 'o.submission_id': connection.ref('c.submission_id') })
    .andWhere((one) => void one.whereIn('e.type', agreeingEvents.slice()).orWhere('o.state', 'requested'));
}

function askedUntilLater(connection: Knex, now: Date): Knex.QueryBuilder {
  return connection('confirmation_tokens as t')
    .join('confirmation_token_consents as tc', 'tc.token_hash', 't.token_hash')
    .where('t.expires_at', '>', now.getTime())
    .whereNotNull('t.sent_at')
    .select('tc.consent_id');
}

/** Forgets links that nobody used in time. */
export async function deleteUnusedTokens(connection: Knex, expiredBefore: Date): Promise<void> {
  await connection('confirmation_tokens')
    .whereNull('used_at')
    .andWhere('expires_at', '<', expiredBefore.getTime())
    .delete();
}
