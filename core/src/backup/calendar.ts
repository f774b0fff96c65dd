import { dayMs } from '../runtime/day';
import { austrianDay, lastDays } from '../runtime/calendar-days';
import { processorFacts } from '../tenants/processor-facts';
import type { BackupDay, BackupManifest, FailedBackup } from './types';

/** The days whose backups are kept, oldest first, today included (§ Backup of the mission). */
export function keptDays(now: Date): readonly string[] {
  return lastDays(now, processorFacts.backupDays);
}

/** How long after its time a day's backup may still be under way, in milliseconds, before its absence is an alarm. */
const graceMs = 2 * 60 * 60 * 1000;

interface Records {
  readonly made: readonly Pick<BackupManifest, 'date' | 'bytes' | 'verifiedAt'>[];
  readonly failed: readonly Pick<FailedBackup, 'date'>[];
}

/**
 * The kept days, oldest first. Days before the first backup that is kept raise no alarm: there was nothing to back up
 * yet. Neither does today before `timeOfDay` (`HH:MM` in Austria) and a while after it.
 */
export function backupCalendar(now: Date, timeOfDay: string, { made, failed }: Records): readonly BackupDay[] {
  const first = made.map(({ date }) => date).sort()[0];
  return keptDays(now).map((date) => {
    const backup = made.find((each) => each.date === date);
    if (backup) {
      const verifiedAt = backup.verifiedAt === null ? null : new Date(backup.verifiedAt);
      return { date, state: 'ok', bytes: backup.bytes, verifiedAt, alarm: false };
    }
    const state = failed.some((each) => each.date === date) ? 'failed' : 'missing';
    const due = !isBeforeTime(new Date(now.getTime() - graceMs), date, timeOfDay);
    const alarm = state === 'failed' || (due && first !== undefined && date > first);
    return { date, state, bytes: null, verifiedAt: null, alarm };
  });
}

/** The day whose backup is to be made now; undefined when it is there, or its time has not come. */
export function dueBackup(now: Date, timeOfDay: string, made: Records['made']): string | undefined {
  const today = austrianDay(now);
  if (isBeforeTime(now, today, timeOfDay) || made.some(({ date }) => date === today)) return undefined;
  return today;
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Vienna', hour: '2-digit', minute: '2-digit' });

function isBeforeTime(now: Date, date: string, timeOfDay: string): boolean {
  const today = austrianDay(now);
  return today < date || (today === date && clock.format(now) < timeOfDay);
}

/** Whether a copy made at `madeAt` is too old to be kept (vault copies: at most 48 hours). */
export function isVaultCopyExpired(madeAt: Date, now: Date): boolean {
  return now.getTime() - madeAt.getTime() > vaultCopyHours * (dayMs / 24);
}

/** A copy of the vault brings back keys, so it may not outlive the promised deletion. */
export const vaultCopyHours = 48;
