import Holidays from 'date-holidays';
import { DateTime } from 'luxon';

/** Where the days of the promise begin and end. */
const zone = 'Europe/Vienna';
/** Within so many working days after the day it came in, a request is carried out. */
const workingDays = 2;

/** National public holidays (§ 7 Abs. 2 ARG). Good Friday, 24 and 31 December are none. */
const austria = new Holidays('AT', { types: ['public'] });
const holidaysOfYear = new Map<number, ReadonlySet<string>>();

/** When a request is due: at the end of the second working day, in Austria, after the day on which it came in. */
export function dueAt(receivedAt: Date): Date {
  let day = DateTime.fromJSDate(receivedAt, { zone }).startOf('day');
  for (let left = workingDays; left > 0;) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(day)) left--;
  }
  return day.endOf('day').toJSDate();
}

/**
 * When a request is due that a legal hold keeps, as was found at `now`: as if it came in when the hold ends. One that was late
 * by then stays so.
 */
export function dueAfterHold({ dueAt: due, heldUntil }: { dueAt: Date; heldUntil: Date }, now: Date): Date {
  return isPast(due, now) ? due : dueAt(heldUntil);
}

/** Whether what was due then is late; the deadline itself is in time. */
export function isPast(due: Date, now: Date): boolean {
  return due < now;
}

/** Monday to Friday, except public holidays. */
function isWorkingDay(day: DateTime): boolean {
  return day.weekday <= 5 && !publicHolidays(day.year).has(day.toISODate() ?? '');
}

function publicHolidays(year: number): ReadonlySet<string> {
  const known = holidaysOfYear.get(year);
  if (known) return known;
  const days = new Set(austria.getHolidays(year).map(({ date }) => date.slice(0, 10)));
  holidaysOfYear.set(year, days);
  return days;
}
