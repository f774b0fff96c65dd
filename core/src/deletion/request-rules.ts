import type { Localized } from '../runtime/locale';
import { isPast } from './deadline';
import type { DeletionKind, DeletionOrigin, DeletionState } from './types';

export type DeletionStep = 'accept-costs' | 'make-precise' | 'name-found' | 'approve' | 'reject' | 'cancel';

/** A request to single records that does not say exactly which costs work; the person concerned never pays (Art. 12(5) GDPR). */
export function isChargeable(kind: DeletionKind, origin: DeletionOrigin): boolean {
  return kind === 'described' && origin === 'controller';
}

/** A person's request waits for the controller, a chargeable one for the acceptance of its costs; all else runs at once. */
export function firstState(kind: DeletionKind, origin: DeletionOrigin): DeletionState {
  if (origin === 'data-subject') return 'received';
  return isChargeable(kind, origin) ? 'awaiting-cost-approval' : 'scheduled';
}

const steps: Readonly<Record<DeletionStep, Partial<Record<DeletionState, DeletionState>>>> = {
  'accept-costs': { 'awaiting-cost-approval': 'scheduled' },
  // What was described and now says exactly which runs at once, and is free unless its costs were accepted before.
  'make-precise': { 'awaiting-cost-approval': 'scheduled', scheduled: 'scheduled', received: 'received' },
  // The processor looks only for what costs nothing, or whose costs are accepted.
  'name-found': { scheduled: 'scheduled', received: 'received' },
  approve: { received: 'scheduled' },
  reject: { received: 'rejected' },
  cancel: { received: 'cancelled', 'awaiting-cost-approval': 'cancelled', scheduled: 'cancelled' },
};

/** The state after a step; undefined when the state does not allow it. */
export function stateAfter(state: DeletionState, step: DeletionStep): DeletionState | undefined {
  return steps[step][state];
}

/** States in which something is still to be done. */
export const openStates: readonly DeletionState[] = ['received', 'awaiting-cost-approval', 'scheduled'];

/** Whether the promise is broken, and something can be done. Costs that nobody accepted, and a legal hold, stop the clock. */
export function isOverdue(
  { state, dueAt, heldUntil }: { state: DeletionState; dueAt: Date; heldUntil: Date | null },
  now: Date,
): boolean {
  const running = state === 'received' || state === 'scheduled';
  const held = heldUntil !== null && heldUntil > now;
  return running && !held && isPast(dueAt, now);
}

/** Shown before the controller accepts. */
export const costNote: Localized = {
  de:
    'Diese Anfrage nennt nicht genau, welche Datensätze gemeint sind. Die Suche danach wird nach Aufwand verrechnet und ' +
    'beginnt erst, wenn Sie die Kosten annehmen. Kostenlos bleibt sie, wenn Sie die Datensätze genau angeben oder die ' +
    'ganze Person löschen lassen.',
  en:
    'This request does not say exactly which records are meant. Searching for them is charged by the time it takes, and ' +
    'begins only when you accept the costs. It stays free if you name the records exactly, or have the whole person deleted.',
};
