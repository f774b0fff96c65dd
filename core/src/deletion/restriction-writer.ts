import type { Knex } from 'knex';
import { findObjections, writeObjection } from '../consent/objection-store';
import { withdrawConsents } from '../consent/withdrawal-writer';
import type { LedgerService } from '../ledger/ledger-service';
import { emailIndexOf, leaveGroups } from './erasure-store';

/** Whom to restrict, and since when. */
export interface Restriction {
  readonly tenantId: string;
  readonly subjectId: string;
  readonly key: Buffer;
  /** Submissions in which the person agreed anew since it asked for deletion. */
  readonly givenSince: ReadonlySet<string>;
  readonly at: Date;
}

/**
 * Restricts the processing of a person's data that the law does not let go of yet (Art. 18(1) GDPR): nothing agreed to
 * counts any more, no mail is permitted, no group has the person. What the person agreed to anew since stays as it
 * is. Within the caller's transaction, which holds the chain.
 */
export async function restrict(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  { tenantId, subjectId, key, givenSince, at }: Restriction,
): Promise<void> {
  const owner = { keyId: subjectId, key };
  const how = { profileId: null, except: givenSince, method: 'controller', actor: null, reason: null } as const;
  await withdrawConsents(transaction, ledger, { tenantId, owner, at, ...how });
  await leaveGroups(transaction, subjectId, givenSince);
  const emailIndex = await emailIndexOf(transaction, subjectId);
  if (emailIndex === undefined || givenSince.size > 0) return;
  if ((await findObjections(transaction, tenantId, [emailIndex])).has(emailIndex)) return;
  const payload = { v: 1, subjectId };
  const entry = { tenantId, type: 'objection.recorded', ref: subjectId, at, owner, payload } as const;
  const { seq } = await ledger.append(transaction, entry);
  await writeObjection(transaction, tenantId, emailIndex, { at, ledgerSeq: seq });
}
