import type { Knex } from 'knex';
import { withdrawConsents } from '../consent/withdrawal-writer';
import type { LedgerService } from '../ledger/ledger-service';
import { emailIndexOf, leaveGroups } from './erasure-store';
import { refuseLateDeliveries } from './late-delivery-writer';

/** Whom to restrict, and since when. */
export interface Restriction {
  readonly tenantId: string;
  readonly subjectId: string;
  readonly key: Buffer;
  /** When the person's request came in. */
  readonly receivedAt: Date;
  /** Submissions in which the person agreed anew since it asked for deletion. */
  readonly givenSince: ReadonlySet<string>;
  readonly at: Date;
}

/**
 * Restricts the processing of a person's data that the law does not let go of yet (Art. 18(1) GDPR): nothing agreed to before
 * the request counts any more, so that no mail is permitted; no group has the person, and what was sent before the request is
 * refused when it comes late. It is no objection (Art. 21), and what the person agrees to anew counts as anybody's. Within
 * the caller's transaction, which holds the chain.
 */
export async function restrict(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  { tenantId, subjectId, key, receivedAt, givenSince, at }: Restriction,
): Promise<void> {
  const owner = { keyId: subjectId, key };
  const how = { profileId: null, except: givenSince, method: 'controller', actor: null, reason: null } as const;
  await withdrawConsents(transaction, ledger, { tenantId, owner, at, ...how });
  await leaveGroups(transaction, subjectId, givenSince);
  const emailIndex = await emailIndexOf(transaction, subjectId);
  if (emailIndex === undefined) return;
  await refuseLateDeliveries(transaction, { tenantId, emailIndex, sentBefore: receivedAt, now: at });
}
