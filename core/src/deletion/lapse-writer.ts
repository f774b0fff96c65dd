import type { Knex } from 'knex';
import { recordEvent } from '../consent/event-writer';
import { isWithdrawable } from '../consent/state';
import type { LedgerService } from '../ledger/ledger-service';
import type { JournalEntry } from '../vault/journal-entry';
import type { Vault } from '../vault/vault';
import * as store from './lapsed-store';

/** What the ledger seals about a consent whose storage period was over. */
interface LapsePayload {
  readonly v: 1;
  readonly consentId: string;
  /** The group whose period it was, and since when the person was in it; null when the membership was gone before. */
  readonly groupId: string | null;
  readonly memberSince: Date | null;
  readonly journalSeq: number;
}

/**
 * Lets consents end of which an entry of the journal says so, within the caller's transaction, which holds the chain; call it
 * before their memberships go. Does no harm when it was done before, or when the person is erased.
 */
export async function endLapsed(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  vault: Pick<Vault, 'find'>,
  { tenantId, seq: journalSeq, at }: JournalEntry,
  consentIds: readonly string[],
): Promise<void> {
  const consents = await store.findWithMembership(transaction, tenantId, consentIds);
  const keys = await vault.find([...new Set(consents.map(({ subjectId }) => subjectId))]);
  for (const { subjectId, groupId, memberSince, ...consent } of consents) {
    const key = keys.get(subjectId);
    if (!key || !isWithdrawable(consent.state)) continue;
    const payload: LapsePayload = { v: 1, consentId: consent.id, groupId, memberSince, journalSeq };
    const owner = { keyId: subjectId, key };
    await recordEvent(transaction, ledger, { tenantId, consent, type: 'expired', at, owner, payload });
  }
}
