import { dayMs } from '../runtime/day';
import { dueBackup, isWhole } from './calendar';
import { clockToleranceMs } from './expiry-held';
import type { BackupRecord } from './types';

export const backupTasks = ['backup', 'vault-copy', 'verification'] as const;
/** What is done day by day: the backup, the copy of the vault that opens it, and restoring it for trial. */
export type BackupTask = (typeof backupTasks)[number];

/** The lease that whoever makes, tries or copies something holds: one bridge or one command at a time. */
export const backupLease = 'backup';

interface Known {
  readonly records: readonly BackupRecord[];
  readonly copies: readonly { readonly madeAt: Date }[];
  /** Whether the key that opens backups is here. */
  readonly canVerify: boolean;
}

/**
 * What is to be done now, one after another. The copy of the vault comes after the backup, so that it holds every key that
 * the backup needs; the backup of a day that is over is not made up for, as it would be another day's.
 */
export function dueTask(now: Date, timeOfDay: string, known: Known): BackupTask | undefined {
  if (dueBackup(now, timeOfDay, known.records) !== undefined) return 'backup';
  const newest = known.records.filter(isWhole).at(-1);
  if (isCopyDue(now, newest, known.copies)) return 'vault-copy';
  return known.canVerify && newest?.verifiedAt === null ? 'verification' : undefined;
}

/** A copy is due after each backup, and in any case once a day, so that one is there when the one before has to go; one dated in the future is none. */
function isCopyDue(now: Date, newest: { readonly madeAt: Date } | undefined, copies: Known['copies']): boolean {
  const latest = now.getTime() + clockToleranceMs;
  const last = Math.max(...copies.map(({ madeAt }) => madeAt.getTime()).filter((at) => at <= latest));
  return last < now.getTime() - dayMs || (newest !== undefined && last < newest.madeAt.getTime());
}

/** Longest wait before a task that failed is tried again, in milliseconds. */
const longestMs = 60 * 60_000;

/** How long a task that failed so many times in a row waits before it is tried again, in milliseconds: ever longer. */
export function taskRetryDelay(failures: number): number {
  return Math.min(longestMs, 60_000 * 2 ** Math.min(failures, 10));
}
