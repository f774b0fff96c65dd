import type { Knex } from 'knex';
import type { LedgerService } from '../ledger/ledger-service';
import type { PayloadOwner } from '../ledger/payload';
import * as store from './consent-store';
import { recordEvent } from './event-writer';
import { isWithdrawable } from './state';
import type { WithdrawalMethod } from './types';

/** What the ledger seals about a withdrawal. */
export interface WithdrawalPayload {
  readonly v: 1;
  readonly consentId: string;
  /** Absent in entries from before it was recorded: those were all the controller's. */
  readonly method?: WithdrawalMethod;
  /** Null when it was the person itself, or when the controller named nobody. */
  readonly actor: string | null;
  readonly reason: string | null;
}

export interface Withdrawal {
  readonly tenantId: string;
  /** The data subject, whose key seals the entries. */
  readonly owner: PayloadOwner;
  /** Null for everything that the person agreed to. */
  readonly profileId: string | null;
  /** Submissions that it leaves alone. */
  readonly except?: ReadonlySet<string>;
  readonly at: Date;
  readonly method: WithdrawalMethod;
  readonly actor: string | null;
  readonly reason: string | null;
}

/**
 * The one way in which consents are withdrawn: all that a person agreed to or asked for, under one profile or at all, so
 * that no second sign-up goes on unseen. Each gets its entry in the ledger, its event and its state, and no membership
 * rests on it any more, all within the caller's transaction, which holds the tenant's chain. Answers how many ended.
 */
export async function withdrawConsents(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  { tenantId, owner, profileId, except, at, method, actor, reason }: Withdrawal,
): Promise<number> {
  const all = await store.listStates(transaction, tenantId, owner.keyId);
  const ending = all.filter(
    (consent) =>
      isWithdrawable(consent.state) &&
      (profileId === null || consent.profileId === profileId) &&
      except?.has(consent.submissionId) !== true,
  );
  for (const consent of ending) {
    const payload: WithdrawalPayload = { v: 1, consentId: consent.id, method, actor, reason };
    await recordEvent(transaction, ledger, { tenantId, consent, type: 'withdrawn', at, owner, payload });
    await store.deleteMembershipsOf(transaction, tenantId, consent.id);
  }
  return ending.length;
}
