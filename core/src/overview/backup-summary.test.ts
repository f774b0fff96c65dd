import type { BackupStanding } from '../backup/types';
import { backupSummary } from './backup-summary';

const days = (count: number): string[] => Array.from({ length: count }, (_, i) => `2026-11-0${i + 1}`);

describe('the backups on the overview', () => {
  const about = (alarms: BackupStanding['alarms']) => {
    const newest = { date: '2026-11-29', madeAt: new Date('2026-11-29T01:30:00Z'), verifiedAt: null };
    return { since: null, kept: 3, missing: 0, newest, verifiedAt: null, alarms };
  };

  it('are summed up, without a finding while all is well', () => {
    expect(backupSummary(about([]), 'de')).toEqual({ kept: 3, newest: '2026-11-29', verifiedAt: null, findings: [] });
    expect(backupSummary({ ...about([]), newest: null }, 'de').newest).toBeNull();
  });

  it('name the days concerned in the language of the reader', () => {
    const alarms = [{ code: 'backup-missing', dates: days(2) }] as const;
    expect(backupSummary(about(alarms), 'de').findings).toMatchObject([
      { code: 'backup-missing', message: 'Von diesen Tagen gibt es keine Sicherung: 01.11.2026 und 02.11.2026.' },
    ]);
    expect(backupSummary(about(alarms), 'en').findings[0]?.message).toBe(
      'There is no backup of these days: 1 Nov 2026 and 2 Nov 2026.',
    );
  });

  it('count the days where there are many', () => {
    const alarms = [{ code: 'backup-failed', dates: days(7) }] as const;
    expect(backupSummary(about(alarms), 'de').findings[0]?.message).toMatch(/: 03\.11\.2026, .* und 2 weitere\.$/);
  });
});
