import type { FieldError } from '../errors/domain-error';

/** How far the clock of a website may differ from ours, in milliseconds. */
export const clockSkewMs = 5 * 60 * 1000;

/** The times of one submission: the first two by the website's clock, the others by ours. */
export interface SubmissionTimes {
  readonly renderedAt: Date;
  readonly submittedAt: Date;
  readonly receivedAt: Date;
  /** When each text that was shown was published. */
  readonly publishedAt: readonly Date[];
}

/**
 * What cannot have happened: a page that shows a text before it was published, a form that is sent before it is shown, or
 * either in the future. A time in the proof must be able to be true (Art. 5(1)(d) and 7(1) GDPR). Clocks may differ by
 * `clockSkewMs`. The past has no limit: a website delivers days later when the bridge was away, and pages come from caches.
 */
export function impossibleTimes({ renderedAt, submittedAt, receivedAt, publishedAt }: SubmissionTimes): FieldError[] {
  const errors: FieldError[] = [];
  if (isAfter(submittedAt, receivedAt)) errors.push({ pointer: '/submittedAt', code: 'time-in-future' });
  if (isAfter(renderedAt, receivedAt)) errors.push({ pointer: '/shown/renderedAt', code: 'time-in-future' });
  else if (isAfter(renderedAt, submittedAt)) errors.push({ pointer: '/shown/renderedAt', code: 'after-submission' });
  else if (publishedAt.some((published) => isAfter(published, renderedAt))) {
    errors.push({ pointer: '/shown/renderedAt', code: 'before-publication' });
  }
  return errors;
}

/** Later by more than clocks may differ. */
function isAfter(one: Date, other: Date): boolean {
  return one.getTime() - other.getTime() > clockSkewMs;
}
