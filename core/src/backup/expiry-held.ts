import { OperatorError } from '../errors/operator-error';

/** Why something is kept although it may be too old. */
export type ExpiryHeldCode = 'last-backups' | 'dated-in-future';

/** Nothing of this is removed unseen, as it is the clock that may be wrong: one line for the operator. */
export class ExpiryHeld extends OperatorError {
  constructor(
    readonly code: ExpiryHeldCode,
    message: string,
  ) {
    super(message);
    this.name = 'ExpiryHeld';
  }
}

/** By how much clocks of machines may differ, in milliseconds. */
export const clockToleranceMs = 5 * 60 * 1000;

/** For what bears a time after ours: a clock that is behind removes too little, so that what is too old by it may still go. */
export function datedInFuture(names: readonly string[]): ExpiryHeld | undefined {
  if (names.length === 0) return undefined;
  const mend = 'set the clock right, or remove by hand what a wrong clock made';
  return new ExpiryHeld('dated-in-future', `${names.join(', ')}: dated in the future, and never removed: ${mend}`);
}

/** For backups of days that are not kept any more, beside which there are hardly others. */
export function lastBackups(dates: readonly string[]): ExpiryHeld | undefined {
  if (dates.length === 0) return undefined;
  const why = 'kept, as fewer than two newer backups are there: see whether the clock is right and backups are made';
  return new ExpiryHeld('last-backups', `the backups of ${dates.join(', ')} are too old, and ${why}`);
}
