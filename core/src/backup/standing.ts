import { backupCalendar, isWhole, wasBackupDue } from './calendar';
import type { BackupAlarm, BackupDay, BackupRecord, BackupStanding } from './types';

interface Known {
  readonly timeOfDay: string;
  readonly records: readonly BackupRecord[];
  /** Since when there are data to back up; null while there are none. */
  readonly since: Date | null;
}

/** How the backups stand, and what is to worry about (§ Backup of the mission: daily, kept for 42 days). */
export function backupStanding(now: Date, { timeOfDay, records, since }: Known): BackupStanding {
  const days = backupCalendar(now, timeOfDay, records);
  const whole = days.filter(({ state }) => state === 'ok');
  const { date, madeAt, verifiedAt } = whole.at(-1) ?? { madeAt: null };
  const times = records.filter(isWhole).map((record) => record.verifiedAt?.getTime() ?? 0);
  const lastVerified = Math.max(0, ...times);
  const none = days.length === 0 && since !== null && wasBackupDue(now, timeOfDay, since);
  return {
    since,
    kept: whole.length,
    missing: days.filter(({ alarm }) => alarm).length,
    newest: date !== undefined && madeAt ? { date, madeAt, verifiedAt: verifiedAt ?? null } : null,
    verifiedAt: lastVerified > 0 ? new Date(lastVerified) : null,
    alarms: none ? [{ code: 'backup-none', dates: [] }] : dayAlarms(days),
  };
}

function dayAlarms(days: readonly BackupDay[]): readonly BackupAlarm[] {
  const alarmed = days.filter(({ alarm }) => alarm);
  const datesOf = (some: readonly BackupDay[]): string[] => some.map(({ date }) => date);
  const alarms: BackupAlarm[] = [
    { code: 'backup-failed', dates: datesOf(alarmed.filter(({ state }) => state === 'failed')) },
    { code: 'backup-missing', dates: datesOf(alarmed.filter(({ state }) => state === 'missing')) },
    { code: 'backup-unverified', dates: datesOf(unverified(days)) },
  ];
  return alarms.filter(({ dates }) => dates.length > 0);
}

/** The two newest backups when neither was ever restored for trial: then nobody knows whether they are any. */
function unverified(days: readonly BackupDay[]): readonly BackupDay[] {
  const newest = days.filter(({ state }) => state === 'ok').slice(-2);
  return newest.length === 2 && newest.every(({ verifiedAt }) => verifiedAt === null) ? newest : [];
}
