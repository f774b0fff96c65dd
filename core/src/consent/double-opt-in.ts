import type { Purpose } from './types';

/**
 * Whether a consent counts only once it was confirmed by mail. For a newsletter that is not a choice: without it anyone
 * could sign anyone else up (Art. 32 GDPR as the Austrian authority reads it).
 */
export function needsConfirmation(purpose: Purpose, chosen: boolean): boolean {
  return chosen || purpose === 'newsletter';
}
