import fc from 'fast-check';
import { backupCalendar, dueBackup, isVaultCopyExpired, keptDays, knownDays } from './calendar';
import type { BackupRecord } from './types';

const now = new Date('2026-11-29T09:00:00+01:00');
const made = (date: string): BackupRecord => {
  return { date, bytes: 10, madeAt: new Date(`${date}T01:30:00Z`), verifiedAt: null, failedAt: null };
};
const failed = (date: string): BackupRecord => {
  return { ...made(date), bytes: null, madeAt: null, failedAt: new Date(`${date}T01:30:00Z`) };
};

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
  const days = (at: Date, records: readonly BackupRecord[]) => backupCalendar(at, '02:30', records);
  const alarms = (at: Date, records: readonly BackupRecord[]): string[] =>
    days(at, records)
      .filter(({ alarm }) => alarm)
      .map(({ date }) => date);

  it('is empty before the first backup, and begins with it', () => {
    expect(days(now, [])).toEqual([]);
    expect(days(now, [made('2026-11-28'), made('2026-11-29')]).map(({ date }) => date)).toEqual([
      '2026-11-28',
      '2026-11-29',
    ]);
  });

  it('has 42 days when there was a backup before', () => {
    expect(days(now, [made('2026-10-01')])).toHaveLength(42);
  });

  it('raises an alarm for each day missed since then', () => {
    const records = [made('2026-11-25'), made('2026-11-27')];
    expect(alarms(now, records)).toEqual(['2026-11-26', '2026-11-28', '2026-11-29']);
  });

  it('waits for today’s until two hours after its time', () => {
    expect(alarms(new Date('2026-11-29T04:29:00+01:00'), [made('2026-11-28')])).toEqual([]);
    expect(alarms(new Date('2026-11-29T04:31:00+01:00'), [made('2026-11-28')])).toEqual(['2026-11-29']);
  });

  it('raises an alarm for a day that failed', () => {
    expect(days(now, [failed('2026-11-29')])).toMatchObject([{ state: 'failed', alarm: true, bytes: null }]);
  });

  it('takes a backup that was found broken for failed, and one made after a failure for made', () => {
    const broken = { ...made('2026-11-29'), failedAt: new Date('2026-11-29T03:00:00Z') };
    expect(days(now, [broken])).toMatchObject([{ state: 'failed', alarm: true, bytes: null }]);
    const mended = { ...made('2026-11-29'), failedAt: new Date('2026-11-29T00:30:00Z') };
    expect(days(now, [mended])).toMatchObject([{ state: 'ok', alarm: false, bytes: 10 }]);
  });
});

it('days of which something is left are known beside the calendar, too', () => {
  const records = [failed('2026-09-01'), made('2026-11-28'), made('2026-12-24')];
  const known = knownDays(now, '02:30', records);
  expect(known.filter(({ state }) => state !== 'missing')).toEqual([
    { date: '2026-09-01', state: 'failed' },
    { date: '2026-11-28', state: 'ok' },
    { date: '2026-12-24', state: 'ok' },
  ]);
  expect(known).toHaveLength(44);
  expect(known.at(-2)).toEqual({ date: '2026-11-29', state: 'missing' });
});

describe('a day’s backup', () => {
  it('is due from its time on, until there is a whole one', () => {
    expect(dueBackup(new Date('2026-11-29T02:29:00+01:00'), '02:30', [])).toBeUndefined();
    expect(dueBackup(new Date('2026-11-29T02:30:00+01:00'), '02:30', [])).toBe('2026-11-29');
    expect(dueBackup(now, '02:30', [made('2026-11-28')])).toBe('2026-11-29');
    expect(dueBackup(now, '02:30', [failed('2026-11-29')])).toBe('2026-11-29');
    expect(dueBackup(now, '02:30', [made('2026-11-29')])).toBeUndefined();
  });

  it('is due until the end of the day, for a bridge that was down in the night', () => {
    expect(dueBackup(new Date('2026-11-29T23:59:00+01:00'), '02:30', [made('2026-11-28')])).toBe('2026-11-29');
    expect(dueBackup(new Date('2026-11-30T00:00:00+01:00'), '02:30', [made('2026-11-28')])).toBeUndefined();
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
