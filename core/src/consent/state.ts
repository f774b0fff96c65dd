import type { ConsentEventType, ConsentState } from './types';

/** An event that may not follow the present state. It holds no personal data. */
export class ForbiddenTransition extends Error {
  constructor(
    readonly from: ConsentState | undefined,
    readonly event: ConsentEventType,
  ) {
    super(`A consent ${from === undefined ? 'without events' : `that is ${from}`} cannot become ${event}.`);
    this.name = 'ForbiddenTransition';
  }
}

const firstEvents: readonly ConsentEventType[] = ['requested', 'given', 'imported', 'refused'];
const endings: readonly ConsentEventType[] = ['withdrawn', 'expired', 'invalidated'];

/** What may follow each state. A new consent of the same person is a new record, so an ended one never revives. */
const followers: Readonly<Record<ConsentState, readonly ConsentEventType[]>> = {
  requested: ['given', 'confirmed', ...endings],
  given: ['confirmed', ...endings],
  confirmed: endings,
  imported: endings,
  refused: [],
  withdrawn: [],
  expired: [],
  invalidated: [],
};

/**
 * The state after an event; `current` is undefined for a consent that has none yet.
 * @throws ForbiddenTransition when the event may not follow.
 */
export function nextState(current: ConsentState | undefined, event: ConsentEventType): ConsentState {
  const allowed = current === undefined ? firstEvents : followers[current];
  if (!allowed.includes(event)) throw new ForbiddenTransition(current, event);
  return event;
}

/**
 * The state that a whole history leads to; undefined for an empty one.
 * @throws ForbiddenTransition when the history could not have happened.
 */
export function deriveState(events: readonly ConsentEventType[]): ConsentState | undefined {
  return events.reduce<ConsentState | undefined>(nextState, undefined);
}

/** Whether the person can still withdraw (GDPR Art. 7(3)); true as long as anything is agreed or pending. */
export function isWithdrawable(state: ConsentState): boolean {
  return followers[state].includes('withdrawn');
}

/**
 * Whether the state alone permits mail for the consent's purpose (TKG 2021 § 174, GDPR Art. 7(1)): confirmed does;
 * given does where no double opt-in is asked. An imported consent is carried by its evidence, which the state does
 * not know, so it does not.
 */
export function permitsMail(state: ConsentState, doubleOptIn: boolean): boolean {
  return state === 'confirmed' || (state === 'given' && !doubleOptIn);
}
