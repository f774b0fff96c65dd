import { __, _n, sprintf } from '@wordpress/i18n';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A span as one says it: whole days from two on, then hours, then minutes; never less than one. */
export function spanWords(milliseconds: number): string {
  const [unit, size] = unitOf(milliseconds);
  const count = Math.max(1, Math.floor(milliseconds / size));
  const words = {
    /* translators: %d: number of days. */
    day: _n('%d day', '%d days', count, 'kundenmeister-data-protection'),
    /* translators: %d: number of hours. */
    hour: _n('%d hour', '%d hours', count, 'kundenmeister-data-protection'),
    /* translators: %d: number of minutes. */
    minute: _n('%d minute', '%d minutes', count, 'kundenmeister-data-protection'),
  };
  return sprintf(words[unit], count);
}

function unitOf(milliseconds: number): [unit: 'day' | 'hour' | 'minute', size: number] {
  if (milliseconds >= 2 * dayMs) {
    return ['day', dayMs];
  }
  return milliseconds >= hourMs ? ['hour', hourMs] : ['minute', minuteMs];
}

/** How long there is until a deadline, or since when it is past. */
export function timeLeft(dueAt: string, now: Date): string {
  const left = Date.parse(dueAt) - now.getTime();
  return left >= 0
    ? /* translators: %s: a span of time, such as "2 days". */
      sprintf(__('%s left', 'kundenmeister-data-protection'), spanWords(left))
    : /* translators: %s: a span of time, such as "2 days". */
      sprintf(__('overdue by %s', 'kundenmeister-data-protection'), spanWords(-left));
}
