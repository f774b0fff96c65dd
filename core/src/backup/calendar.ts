import { hourMs } from '../runtime/day';
import { austrianDay, lastDays } from '../runtime/calendar-days';
import { processorFacts } from '../tenants/processor-facts';
import type { BackupDay, BackupRecord } from './types';

/** When the day's backup begins unless the operator chose another time: `HH:MM` in Austria. */
export const defaultBackupTime = '02:30';

/** The days whose backups are kept, oldest first, today included (§ Backup of the mission). */
export function keptDays(now: Date): readonly string[] {
  return lastDays(now, processorFacts.backupDays);
}

/** Whether the backup of a day is kept. Those of days to come are: it is a clock that is wrong then, and they are not old. */
export function isDayKept(date: string, now: Date): boolean {
  const [first = ''] = keptDays(now);
  return date >= first;
}

/** How long after its time a day's backup may still be under way, in milliseconds, before its absence is an alarm. */
const graceMs = 2 * 60 * 60 * 1000;

/**
 * The kept days, oldest first, from the first on of which anything is known: before it there was nothing to back up. Today
 * is missing, but no alarm, before `timeOfDay` (`HH:MM` in Austria) and a while after it.
 */
export function backupCalendar(
  now: Date,
  timeOfDay: string,
  records: readonly BackupRecord[],
): readonly (BackupDay & Pick<BackupRecord, 'madeAt'>)[] {
  const first = records.map(({ date }) => date).sort()[0];
  if (first === undefined) return [];
  return keptDays(now)
    .filter((date) => date >= first)
    .map((date) => {
      const record = records.find((each) => each.date === date);
      if (isWhole(record)) {
        const { bytes, verifiedAt, madeAt } = record;
        return { date, state: 'ok', bytes, verifiedAt, madeAt, alarm: false };
      }
      const due = !isBeforeTime(new Date(now.getTime() - graceMs), date, timeOfDay);
      const none = { date, bytes: null, verifiedAt: null, madeAt: null };
      return record ? { ...none, state: 'failed', alarm: true } : { ...none, state: 'missing', alarm: due };
    });
}

/** The days of the calendar, and those of records beside it, which are no longer kept or to come; oldest first. */
export function knownDays(
  now: Date,
  timeOfDay: string,
  records: readonly BackupRecord[],
): readonly Pick<BackupDay, 'date' | 'state'>[] {
  const calendar = backupCalendar(now, timeOfDay, records).map(({ date, state }) => ({ date, state }));
  const beside = records.filter((record) => !calendar.some(({ date }) => date === record.date));
  const others = beside.map((record) => ({ date: record.date, state: isWhole(record) ? 'ok' : 'failed' }) as const);
  return [...calendar, ...others].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Whether a backup was due by now, with the time that it takes, since `since`. */
export function wasBackupDue(now: Date, timeOfDay: string, since: Date): boolean {
  const dueBy = new Date(now.getTime() - graceMs);
  return austrianDay(since) < austrianDay(dueBy) && !isBeforeTime(dueBy, austrianDay(dueBy), timeOfDay);
}

/** The day whose backup is to be made now; undefined when it is there and whole, or its time has not come. */
export function dueBackup(now: Date, timeOfDay: string, records: readonly BackupRecord[]): string | undefined {
  const today = austrianDay(now);
  if (isBeforeTime(now, today, timeOfDay)) return undefined;
  return isWhole(records.find(({ date }) => date === today)) ? undefined : today;
}

/** Whether a backup was made, and not found broken since. */
export function isWhole(record: BackupRecord | undefined): record is BackupRecord & { readonly madeAt: Date } {
  return record !== undefined && record.madeAt !== null && !(record.failedAt && record.failedAt >= record.madeAt);
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Vienna', hour: '2-digit', minute: '2-digit' });

function isBeforeTime(now: Date, date: string, timeOfDay: string): boolean {
  const today = austrianDay(now);
  return today < date || (today === date && clock.format(now) < timeOfDay);
}

/** What is written to a store and not added to for so long, in milliseconds, is left over from a writer that died. */
export const unfinishedMs = 6 * 60 * 60 * 1000;

/** Whether a copy made at `madeAt` is too old to be kept (vault copies: at most 48 hours). */
export function isVaultCopyExpired(madeAt: Date, now: Date): boolean {
  return now.getTime() - madeAt.getTime() > vaultCopyHours * hourMs;
}

/** A copy of the vault brings back keys, so it may not outlive the promised deletion. */
export const vaultCopyHours = 48;
