import type { Knex } from 'knex';
import { rememberErased } from '../contacts/erased-address-store';
import { deliveryDays } from '../forms/late-delivery';
import { dayMs } from '../runtime/day';
import type { JournalEntry } from '../vault/journal-entry';
import { emailIndexOf } from './erasure-store';
import type { Kept } from './kept-after-erasure';
import { findRequest } from './request-store';

/**
 * Has what was sent from an address before a time refused when a website delivers it late, as long as websites do (Art. 17(1)
 * GDPR). Answers what is kept of the address for that: nothing when they do no more.
 */
export async function refuseLateDeliveries(
  transaction: Knex.Transaction,
  { tenantId, emailIndex, sentBefore, now }: { tenantId: string; emailIndex: string; sentBefore: Date; now: Date },
): Promise<readonly Kept[]> {
  const until = new Date(sentBefore.getTime() + deliveryDays * dayMs);
  if (until <= now) return [];
  await rememberErased(transaction, { tenantId, emailIndex, erasedAt: sentBefore, until });
  return [{ what: 'late-delivery-hash', count: 1, until }];
}

/** The same for persons who agreed anew since their requests: what they sent before a request was meant by it, too. */
export async function refuseSentBeforeRequests(
  transaction: Knex.Transaction,
  { tenantId, at }: JournalEntry,
  requestIds: readonly string[],
): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const id of requestIds) {
    const request = await findRequest(transaction, tenantId, id);
    const emailIndex = request?.subjectId ? await emailIndexOf(transaction, request.subjectId) : undefined;
    if (!request || emailIndex === undefined) continue;
    const before = { tenantId, emailIndex, sentBefore: request.receivedAt, now: at };
    kept.push(...(await refuseLateDeliveries(transaction, before)));
  }
  return kept;
}
