import { dayMs } from '../runtime/day';
import type { ConsentEventType, ConsentState } from './types';

/** When data that was not confirmed is no longer needed (Art. 5(1)(e) GDPR), by the controller's number of days. */
export function expiryOf(recordedAt: Date, unconfirmedDays: number): Date {
  return new Date(recordedAt.getTime() + unconfirmedDays * dayMs);
}

/** One box of a submission, as far as its fate depends on it. */
export interface UnconfirmedPart {
  readonly state: ConsentState;
  /** Whether the person ever agreed to it, whatever became of that later. */
  readonly agreed: boolean;
}

/**
 * What becomes of a submission whose time for confirming is over. `erase`: nobody ever agreed to anything in it, so there
 * is no basis to keep it, also when it was withdrawn meanwhile. `expire`: something else in it was agreed to, of which the
 * proof stays, and only the unconfirmed part ends. `keep`: nothing waits in it, or nothing was ever asked for.
 */
export function fateOf(parts: readonly UnconfirmedPart[]): 'erase' | 'expire' | 'keep' {
  if (parts.some(({ agreed }) => agreed)) return parts.some(({ state }) => state === 'requested') ? 'expire' : 'keep';
  return parts.some(({ state }) => state !== 'refused') ? 'erase' : 'keep';
}

/** With one of these a person has agreed. */
export const agreeingEvents = ['given', 'confirmed', 'imported'] as const satisfies readonly ConsentEventType[];
