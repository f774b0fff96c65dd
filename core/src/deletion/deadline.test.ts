import fc from 'fast-check';
import { dayMs } from '../runtime/day';
import { dueAt } from './deadline';

/** Austria's national public holidays, from the calendar of the Republic (§ 7 Abs. 2 ARG). */
const movable: Readonly<Record<number, readonly string[]>> = {
  // Easter Monday, Ascension Day, Whit Monday, Corpus Christi
  2024: ['04-01', '05-09', '05-20', '05-30'],
  2025: ['04-21', '05-29', '06-09', '06-19'],
  2026: ['04-06', '05-14', '05-25', '06-04'],
  2027: ['03-29', '05-06', '05-17', '05-27'],
  2028: ['04-17', '05-25', '06-05', '06-15'],
  2029: ['04-02', '05-10', '05-21', '05-31'],
  2030: ['04-22', '05-30', '06-10', '06-20'],
};
const fixed = ['01-01', '01-06', '05-01', '08-15', '10-26', '11-01', '12-08', '12-25', '12-26'];
const holidays = new Set(
  Object.entries(movable).flatMap(([year, days]) => [...fixed, ...days].map((day) => `${year}-${day}`)),
);

const clockFace = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Vienna',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const inVienna = (instant: Date): string => clockFace.format(instant);
const dayOf = (instant: Date): string => inVienna(instant).slice(0, 10);
const isWorkingDay = (day: string): boolean =>
  ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) && !holidays.has(day);

/** The days strictly after the first, up to and with the last. */
function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${first}T12:00:00Z`) + dayMs; ; at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > last) return days;
    days.push(day);
  }
}

describe('the deadline of a deletion request', () => {
  it.each([
    ['a Monday morning', '2026-11-23T08:00:00Z', '2026-11-25'],
    ['the last second of a Monday in Vienna', '2026-11-23T22:59:59Z', '2026-11-25'],
    ['the first second of the Tuesday after', '2026-11-23T23:00:00Z', '2026-11-26'],
    ['a Thursday', '2026-11-26T12:00:00Z', '2026-11-30'],
    ['a Friday evening', '2026-11-27T20:00:00Z', '2026-12-01'],
    ['a Saturday', '2026-11-28T12:00:00Z', '2026-12-01'],
    ['a Sunday', '2026-11-29T12:00:00Z', '2026-12-01'],
    ['23 December: 24 December is a working day', '2026-12-23T09:00:00Z', '2026-12-28'],
    ['24 December, before Christmas and a weekend', '2026-12-24T09:00:00Z', '2026-12-29'],
    ['30 December: 31 December is a working day', '2026-12-30T09:00:00Z', '2027-01-04'],
    ['31 December, before New Year and a weekend', '2026-12-31T09:00:00Z', '2027-01-05'],
    ['the day before the national holiday', '2026-10-23T09:00:00Z', '2026-10-28'],
    ['the national holiday itself', '2027-10-26T09:00:00Z', '2027-10-28'],
    ['Maundy Thursday: Good Friday is a working day', '2026-04-02T09:00:00Z', '2026-04-07'],
    ['Good Friday, before Easter Monday', '2026-04-03T09:00:00Z', '2026-04-08'],
    ['the night in which summer time begins', '2026-03-29T00:30:00Z', '2026-03-31'],
    ['the night in which summer time ends', '2026-10-25T01:30:00Z', '2026-10-28'],
    ['the regional holiday of Styria, which is a working day', '2026-03-18T09:00:00Z', '2026-03-20'],
  ])('of %s', (_, receivedAt, day) => {
    expect(inVienna(dueAt(new Date(receivedAt)))).toBe(`${day} 23:59:59`);
  });

  it('is the last millisecond of a day in Vienna, in winter and in summer', () => {
    expect(dueAt(new Date('2026-11-23T08:00:00Z')).toISOString()).toBe('2026-11-25T22:59:59.999Z');
    expect(dueAt(new Date('2026-07-20T08:00:00Z')).toISOString()).toBe('2026-07-22T21:59:59.999Z');
  });

  it('has, at any time from 2024 to 2030, two working days after its day, the second of which is its own', () => {
    const from = Date.parse('2024-01-01T00:00:00Z');
    const until = Date.parse('2030-12-27T00:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: from, max: until }), (at) => {
        const due = dueAt(new Date(at));
        const working = daysBetween(dayOf(new Date(at)), dayOf(due)).filter(isWorkingDay);
        expect(working).toHaveLength(2);
        expect(working.at(-1)).toBe(dayOf(due));
        expect(inVienna(due).slice(11)).toBe('23:59:59');
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the calendar on every day of these years', () => {
    for (let at = Date.parse('2024-01-01T11:00:00Z'); at < Date.parse('2030-12-28T00:00:00Z'); at += dayMs) {
      const due = dayOf(dueAt(new Date(at)));
      expect(daysBetween(dayOf(new Date(at)), due).filter(isWorkingDay)).toHaveLength(2);
      expect(isWorkingDay(due)).toBe(true);
    }
  });
});
