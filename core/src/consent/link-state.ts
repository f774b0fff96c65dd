import type { ConsentState } from './types';

/** What decides whether a confirmation link still does anything. */
export interface LinkFacts {
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
  /** Of the consents that its mail asked for, and of no others; without those erased since. */
  readonly states: readonly ConsentState[];
}

/**
 * Open as long as it can confirm something in time. Once used, or overtaken by another link that confirmed the same, it
 * is used for good; with nothing left to confirm it is expired.
 */
export function linkState({ usedAt, expiresAt, states }: LinkFacts, now: Date): 'open' | 'used' | 'expired' {
  if (usedAt) return 'used';
  if (now < expiresAt && states.includes('requested')) return 'open';
  return states.includes('confirmed') ? 'used' : 'expired';
}
