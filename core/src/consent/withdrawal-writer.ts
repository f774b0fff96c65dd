import type { Knex } from 'knex';
import type { LedgerService } from '../ledger/ledger-service';
import type { PayloadOwner } from '../ledger/payload';
import * as store from './consent-store';
import { nextState } from './state';
import type { ConsentState, WithdrawalMethod } from './types';

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
  readonly consent: { readonly id: string; readonly state: ConsentState };
  /** The data subject, whose key seals the entry. */
  readonly owner: PayloadOwner;
  readonly at: Date;
  readonly method: WithdrawalMethod;
  readonly actor: string | null;
  readonly reason: string | null;
}

/**
 * The one way in which a consent is withdrawn: an entry in the ledger, the event, the state, and no membership that
 * rests on it, all within the caller's transaction, which holds the tenant's chain.
 * @throws ForbiddenTransition for a consent that is not withdrawable.
 */
export async function recordWithdrawal(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  { tenantId, consent, owner, at, method, actor, reason }: Withdrawal,
): Promise<void> {
  const state = nextState(consent.state, 'withdrawn');
  const payload: WithdrawalPayload = { v: 1, consentId: consent.id, method, actor, reason };
  const type = 'consent.withdrawn';
  const { seq } = await ledger.append(transaction, { tenantId, type, ref: consent.id, at, owner, payload });
  const position = (await store.listEvents(transaction, tenantId, consent.id)).length + 1;
  const event = { position, type: 'withdrawn', at, ledgerSeq: seq } as const;
  await store.appendEvent(transaction, tenantId, consent.id, event, state);
  await store.deleteMembershipsOf(transaction, tenantId, consent.id);
}
