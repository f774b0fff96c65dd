import fc from 'fast-check';
import { lapsesAt } from './storage-period';

const at = (iso: string): Date => new Date(iso);

describe('the storage period', () => {
  it.each([
    ['24 months after joining', { kind: 'duration', months: 24 }, '2024-11-24T10:00:00Z', '2026-11-24T10:00:00.000Z'],
    [
      'on the last day of a shorter month',
      { kind: 'duration', months: 1 },
      '2026-01-31T10:00:00Z',
      '2026-02-28T10:00:00.000Z',
    ],
    [
      'at the same time of day in summer',
      { kind: 'duration', months: 6 },
      '2026-01-15T10:00:00Z',
      '2026-07-15T09:00:00.000Z',
    ],
    [
      'seven years after the year’s end',
      { kind: 'statutory', months: 84 },
      '2019-03-01T10:00:00Z',
      '2026-12-31T23:00:00.000Z',
    ],
    ['the year being Austria’s', { kind: 'statutory', months: 84 }, '2018-12-31T23:30:00Z', '2026-12-31T23:00:00.000Z'],
  ] as const)('lapses %s', (_, period, joined, lapsed) => {
    expect(lapsesAt(period, at(joined))?.toISOString()).toBe(lapsed);
  });

  it.each([{ kind: 'until-withdrawal' }, { kind: 'other', note: 'solange nötig' }, { kind: 'duration' }] as const)(
    'of %j never lapses by itself',
    (period) => expect(lapsesAt(period, at('2000-01-01T00:00:00Z'))).toBeUndefined(),
  );

  it('never lapses before its months are over, and by law not before the year is', () => {
    const joined = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') });
    fc.assert(
      fc.property(joined, fc.integer({ min: 1, max: 400 }), (time, months) => {
        const plain = lapsesAt({ kind: 'duration', months }, new Date(time)) as Date;
        const statutory = lapsesAt({ kind: 'statutory', months }, new Date(time)) as Date;
        expect(plain.getTime()).toBeGreaterThan(time + (months * 30.4 - 4) * 86_400_000);
        expect(statutory.getTime()).toBeGreaterThan(plain.getTime() - 4 * 86_400_000);
      }),
    );
  });
});
