import type { Knex } from 'knex';
import { findObjections, writeObjection } from '../consent/objection-store';
import { withdrawConsents } from '../consent/withdrawal-writer';
import type { LedgerService } from '../ledger/ledger-service';
import { emailIndexOf, leaveGroups } from './erasure-store';

/**
 * Restricts the processing of a person's data that the law does not let go of yet (Art. 18(1) GDPR): nothing agreed to
 * counts any more, no mail is permitted, no group has the person. Within the caller's transaction, which holds the chain.
 */
export async function restrict(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  { tenantId, subjectId, key, at }: { tenantId: string; subjectId: string; key: Buffer; at: Date },
): Promise<void> {
  const owner = { keyId: subjectId, key };
  const how = { profileId: null, method: 'controller', actor: null, reason: null } as const;
  await withdrawConsents(transaction, ledger, { tenantId, owner, at, ...how });
  await leaveGroups(transaction, subjectId);
  const emailIndex = await emailIndexOf(transaction, subjectId);
  if (emailIndex === undefined || (await findObjections(transaction, tenantId, [emailIndex])).has(emailIndex)) return;
  const payload = { v: 1, subjectId };
  const entry = { tenantId, type: 'objection.recorded', ref: subjectId, at, owner, payload } as const;
  const { seq } = await ledger.append(transaction, entry);
  await writeObjection(transaction, tenantId, emailIndex, { at, ledgerSeq: seq });
}
