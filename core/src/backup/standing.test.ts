import { backupStanding } from './standing';
import type { BackupRecord } from './types';

const now = new Date('2026-11-29T09:00:00+01:00');
const since = new Date('2026-10-01T12:00:00Z');

const made = (date: string, verified = false): BackupRecord => {
  const madeAt = new Date(`${date}T01:30:00Z`);
  return { date, bytes: 10, madeAt, verifiedAt: verified ? new Date(`${date}T01:40:00Z`) : null, failedAt: null };
};
const failed = (date: string): BackupRecord => ({
  ...made(date),
  madeAt: null,
  failedAt: new Date(`${date}T02:00:00Z`),
});

describe('how the backups stand', () => {
  const alarms = (records: readonly BackupRecord[], at = now, start: Date | null = since) =>
    backupStanding(at, { timeOfDay: '02:30', records, since: start }).alarms;

  it('is told by the newest one, how many there are, and when one was last restored for trial', () => {
    const records = [made('2026-11-27', true), made('2026-11-28', true), made('2026-11-29')];
    expect(backupStanding(now, { timeOfDay: '02:30', records, since })).toEqual({
      ...{ since, kept: 3, missing: 0, alarms: [], verifiedAt: new Date('2026-11-28T01:40:00Z') },
      newest: { date: '2026-11-29', madeAt: new Date('2026-11-29T01:30:00Z'), verifiedAt: null },
    });
  });

  it('is an alarm when there is none although there were data on the day before', () => {
    expect(alarms([])).toEqual([{ code: 'backup-none', dates: [] }]);
    expect(alarms([], now, new Date('2026-11-28T12:00:00Z'))).toHaveLength(1);
  });

  it('is no alarm before the first backup is due', () => {
    expect(alarms([], now, null)).toEqual([]);
    expect(alarms([], now, new Date('2026-11-29T00:30:00Z'))).toEqual([]);
    expect(alarms([], new Date('2026-11-29T04:29:00+01:00'), new Date('2026-11-28T12:00:00Z'))).toEqual([]);
  });

  it('names the days of which there is none, and those that failed', () => {
    const records = [made('2026-11-25', true), failed('2026-11-27'), made('2026-11-29', true)];
    expect(alarms(records)).toEqual([
      { code: 'backup-failed', dates: ['2026-11-27'] },
      { code: 'backup-missing', dates: ['2026-11-26', '2026-11-28'] },
    ]);
  });

  it('is an alarm once two in a row were never restored for trial', () => {
    expect(alarms([made('2026-11-28', true), made('2026-11-29')])).toEqual([]);
    expect(alarms([made('2026-11-29')])).toEqual([]);
    expect(alarms([made('2026-11-27', true), made('2026-11-28'), made('2026-11-29')])).toEqual([
      { code: 'backup-unverified', dates: ['2026-11-28', '2026-11-29'] },
    ]);
  });
});
