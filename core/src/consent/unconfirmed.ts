import type { ConsentState } from './types';

const dayMs = 24 * 60 * 60_000;

/** When data that was not confirmed is no longer needed (Art. 5(1)(e) GDPR), by the controller's number of days. */
export function expiryOf(recordedAt: Date, unconfirmedDays: number): Date {
  return new Date(recordedAt.getTime() + unconfirmedDays * dayMs);
}

/**
 * What becomes of a submission whose time for confirming is over. `erase`: nobody ever agreed to anything in it, so there
 * is no basis to keep it. `expire`: something else in it was agreed to, and only the unconfirmed part ends. `keep`:
 * nothing waits in it.
 */
export function fateOf(states: readonly ConsentState[]): 'erase' | 'expire' | 'keep' {
  if (!states.includes('requested')) return 'keep';
  return states.every((state) => state === 'requested' || state === 'refused') ? 'erase' : 'expire';
}
