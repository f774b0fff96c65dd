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
 * (Art. 7(3) GDPR), and who objected wants no mail for anything agreed before (Art. 21(3)). Agreeing anew counts again:
 * after an objection only once confirmed, since anyone can tick a box in somebody's name. `objection` is the number of
 * the objection in the ledger.
 */
export function inForce<T extends ConsentStanding>(
  consents: readonly T[],
  objection: number | undefined,
): readonly T[] {
  return consents.filter(
    (consent) =>
      isWithdrawable(consent.state) &&
      outlives(consent, objection) &&
      !consents.some((other) => isWithdrawalAfter(other, consent)),
  );
}

/** The one of which was spoken last; undefined when there is none. */
export function latest<T extends ConsentStanding>(consents: readonly T[]): T | undefined {
  return consents.reduce<T | undefined>((last, next) => (last && last.seq > next.seq ? last : next), undefined);
}

/** What awaits its confirmation permits nothing yet, and can be withdrawn. */
function outlives({ state, seq }: ConsentStanding, objection: number | undefined): boolean {
  return objection === undefined || (seq > objection && (state === 'confirmed' || state === 'requested'));
}

function isWithdrawalAfter(other: ConsentStanding, consent: ConsentStanding): boolean {
  return other.state === 'withdrawn' && other.profileId === consent.profileId && other.seq > consent.seq;
}
