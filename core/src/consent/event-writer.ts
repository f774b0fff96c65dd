import type { Knex } from 'knex';
import type { LedgerService } from '../ledger/ledger-service';
import type { PayloadOwner } from '../ledger/payload';
import * as store from './consent-store';
import { nextState } from './state';
import type { ConsentState } from './types';

/** Something that happens to a consent after it was recorded. */
export interface NewConsentEvent {
  readonly tenantId: string;
  readonly consent: { readonly id: string; readonly state: ConsentState };
  readonly type: 'confirmed' | 'withdrawn' | 'expired';
  readonly at: Date;
  /** The data subject, whose key seals the entry. */
  readonly owner: PayloadOwner;
  readonly payload: unknown;
}

/**
 * An entry in the ledger, the event that rests on it, and the state that follows, all within the caller's transaction,
 * which holds the tenant's chain.
 * @throws ForbiddenTransition when the event may not follow the consent's state.
 */
export async function recordEvent(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  { tenantId, consent, type, at, owner, payload }: NewConsentEvent,
): Promise<void> {
  const state = nextState(consent.state, type);
  const entry = { tenantId, type: `consent.${type}`, ref: consent.id, at, owner, payload } as const;
  const { seq } = await ledger.append(transaction, entry);
  const position = (await store.listEvents(transaction, tenantId, consent.id)).length + 1;
  await store.appendEvent(transaction, tenantId, consent.id, { position, type, at, ledgerSeq: seq }, state);
}
