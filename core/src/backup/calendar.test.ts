import fc from 'fast-check';
import { backupCalendar, dueBackup, isVaultCopyExpired, keptDays } from './calendar';

const now = new Date('2026-11-29T09:00:00+01:00');
const made = (date: string) => ({ date, bytes: 10, verifiedAt: null });

describe('the days whose backups are kept', () => {
  it('are 42, today the last', () => {
    const days = keptDays(now);
    expect(days).toHaveLength(42);
    expect(days[0]).toBe('2026-10-19');
    expect(days.at(-1)).toBe('2026-11-29');
  });

  it('are days of Austria, also in the hour after its midnight', () => {
    expect(keptDays(new Date('2026-06-30T22:30:00Z')).at(-1)).toBe('2026-07-01');
  });

  it('are always 42 in a row, over changes of the clocks, too', () => {
    const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const days = keptDays(instant);
        expect(new Set(days).size).toBe(42);
        expect((Date.parse(days[41] as string) - Date.parse(days[0] as string)) / 86_400_000).toBe(41);
      }),
    );
  });
});

describe('the backup calendar', () => {
  const alarms = (at: Date, records: Parameters<typeof backupCalendar>[2]): string[] =>
    backupCalendar(at, '02:30', records)
      .filter(({ alarm }) => alarm)
      .map(({ date }) => date);

  it('is quiet before the first backup', () => {
    expect(alarms(now, { made: [], failed: [] })).toEqual([]);
  });

  it('raises an alarm for each day missed since then', () => {
    const records = { made: [made('2026-11-25'), made('2026-11-27')], failed: [] };
    expect(alarms(now, records)).toEqual(['2026-11-26', '2026-11-28', '2026-11-29']);
  });

  it('waits for today’s until two hours after its time', () => {
    const records = { made: [made('2026-11-28')], failed: [] };
    expect(alarms(new Date('2026-11-29T04:29:00+01:00'), records)).toEqual([]);
    expect(alarms(new Date('2026-11-29T04:31:00+01:00'), records)).toEqual(['2026-11-29']);
  });

  it('raises an alarm for a day that failed, until a backup of it is made', () => {
    const failed = [{ date: '2026-11-29' }];
    expect(alarms(now, { made: [], failed })).toEqual(['2026-11-29']);
    expect(backupCalendar(now, '02:30', { made: [], failed }).at(-1)?.state).toBe('failed');
    expect(backupCalendar(now, '02:30', { made: [made('2026-11-29')], failed }).at(-1)?.state).toBe('ok');
  });
});

describe('a day’s backup', () => {
  it('is due from its time on, once', () => {
    expect(dueBackup(new Date('2026-11-29T02:29:00+01:00'), '02:30', [])).toBeUndefined();
    expect(dueBackup(new Date('2026-11-29T02:30:00+01:00'), '02:30', [])).toBe('2026-11-29');
    expect(dueBackup(now, '02:30', [made('2026-11-28')])).toBe('2026-11-29');
    expect(dueBackup(now, '02:30', [made('2026-11-29')])).toBeUndefined();
  });

  it('is due in the night in which the hour of its time is skipped', () => {
    expect(dueBackup(new Date('2027-03-28T01:30:00Z'), '02:30', [])).toBe('2027-03-28');
  });
});

it('a copy of the vault is kept for 48 hours and no longer', () => {
  const madeAt = new Date('2026-11-27T09:00:00+01:00');
  expect(isVaultCopyExpired(madeAt, now)).toBe(false);
  expect(isVaultCopyExpired(madeAt, new Date(now.getTime() + 1))).toBe(true);
});
