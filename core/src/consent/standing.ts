import { isWithdrawable } from './state';
import type { ConsentState } from './types';

/** One consent of a person, as far as the rules about what it still permits need it. */
export interface ConsentStanding {
  readonly id: string;
  readonly profileId: string;
  readonly state: ConsentState;
  /** Whether it counts only once confirmed by mail. */
  readonly needsConfirmation: boolean;
  /** Number, in the tenant's ledger, of the event that led to the state: the order in which things were said. */
  readonly seq: number;
}

/**
 * The consents that nothing said later has overruled. A person who signed up twice and withdrew once has withdrawn
 * (Art. 7(3) GDPR), and who objected wants no mail for anything agreed before (Art. 21(3)); agreeing anew counts again.
 * `objection` is the number of the objection in the ledger.
 */
export function inForce<T extends ConsentStanding>(
  consents: readonly T[],
  objection: number | undefined,
): readonly T[] {
  return consents.filter(
    (consent) =>
      isWithdrawable(consent.state) &&
      !(objection !== undefined && objection > consent.seq) &&
      !consents.some((other) => isWithdrawalAfter(other, consent)),
  );
}

/** The one of which was spoken last; undefined when there is none. */
export function latest<T extends ConsentStanding>(consents: readonly T[]): T | undefined {
  return consents.reduce<T | undefined>((last, next) => (last && last.seq > next.seq ? last : next), undefined);
}

function isWithdrawalAfter(other: ConsentStanding, consent: ConsentStanding): boolean {
  return other.state === 'withdrawn' && other.profileId === consent.profileId && other.seq > consent.seq;
}
