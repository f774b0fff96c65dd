import { DateTime } from 'luxon';
import { dayMs } from './day';

/** Where the days begin and end: the controllers and the law are Austrian. */
const timeZone = 'Europe/Vienna';
/** Vienna is at most this far ahead of UTC. */
const furthestAheadMs = 2 * 60 * 60 * 1000;

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day in Austria on which an instant falls, as YYYY-MM-DD. */
export function austrianDay(instant: Date): string {
  return calendar.format(instant);
}

/** The last `count` days in Austria up to the one of `now`, oldest first. */
export function lastDays(now: Date, count: number): readonly string[] {
  const today = Date.parse(`${austrianDay(now)}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) => new Date(today - (count - 1 - i) * dayMs).toISOString().slice(0, 10));
}

/** The day (YYYY-MM-DD) of the same name so many years later; of a leap day a name to compare with, as it may be none. */
export function yearsAfter(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

/** The first instant after an Austrian day, which has 23 or 25 hours where the clocks change. */
export function endOfAustrianDay(day: string): Date {
  return DateTime.fromISO(day, { zone: timeZone }).plus({ days: 1 }).startOf('day').toJSDate();
}

/** The calendar year in Austria of an instant: from its first instant, and before that of the next year. */
export function austrianYear(instant: Date): { year: number; from: Date; before: Date } {
  const start = DateTime.fromJSDate(instant, { zone: timeZone }).startOf('year');
  return { year: start.year, from: start.toJSDate(), before: start.plus({ years: 1 }).toJSDate() };
}

/** A full hour that is not after the beginning of an Austrian day. */
export function notAfterBeginning(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - furthestAheadMs);
}
