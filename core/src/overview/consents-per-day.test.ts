import { austrianDay, lastDays, notAfterBeginning } from '../runtime/calendar-days';
import { consentsPerDay } from './consents-per-day';

describe('Days in Austria', () => {
  it('begin at midnight in Vienna, not in Greenwich', () => {
    expect(austrianDay(new Date('2026-11-23T22:59:59.999Z'))).toBe('2026-11-23');
    expect(austrianDay(new Date('2026-11-23T23:00:00.000Z'))).toBe('2026-11-24');
    expect(austrianDay(new Date('2026-07-01T22:00:00.000Z'))).toBe('2026-07-02');
  });

  it('are listed without gap or repetition over both changes of the clock', () => {
    for (const now of ['2026-04-02T21:59:00Z', '2026-11-01T23:30:00Z', '2028-03-01T12:00:00Z']) {
      const days = lastDays(new Date(now), 30);
      expect(new Set(days).size).toBe(30);
      expect(days.at(-1)).toBe(austrianDay(new Date(now)));
      const gaps = days.slice(1).map((day, i) => Date.parse(day) - Date.parse(days[i] as string));
      expect(new Set(gaps)).toEqual(new Set([24 * 60 * 60 * 1000]));
    }
  });

  it('never begin before the instant from which events are read', () => {
    for (const day of ['2026-01-01', '2026-07-01']) {
      const from = notAfterBeginning(day);
      expect(from.getTime() % (60 * 60 * 1000)).toBe(0);
      expect(austrianDay(new Date(from.getTime() - 1)) < day).toBe(true);
    }
  });
});

describe('Consents per day', () => {
  it('sum the hours of each Austrian day, and are zero on days without events', () => {
    const hours = [
      { type: 'given', hour: new Date('2026-11-22T22:00:00Z'), count: 9 },
      { type: 'given', hour: new Date('2026-11-22T23:00:00Z'), count: 2 },
      { type: 'given', hour: new Date('2026-11-23T22:00:00Z'), count: 3 },
      { type: 'withdrawn', hour: new Date('2026-11-23T12:00:00Z'), count: 1 },
    ];
    expect(consentsPerDay(['2026-11-23', '2026-11-24'], hours)).toEqual([
      { date: '2026-11-23', given: 5, confirmed: 0, withdrawn: 1 },
      { date: '2026-11-24', given: 0, confirmed: 0, withdrawn: 0 },
    ]);
  });
});
