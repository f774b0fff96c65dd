import type { Logger } from 'pino';
import {
  backupLease,
  backupRetryDelay,
  type BackupTask,
  type BackupTaskResult,
  type BackupWorkService,
  type Clock,
  type Core,
} from '@kundenmeister/core';
import { errorReport } from '../problems/error-report';
import type { Job } from './jobs';

const everyMs = 60_000;
const denied = ', as the database account lacks the right to make a database for it (see MariaDB in docs/operator.md)';

interface BackupJobParts {
  readonly leases: Pick<Core['leases'], 'during'>;
  readonly work: Pick<BackupWorkService, 'isPossible' | 'due'>;
  /** Does a task outside this thread; ends it when the signal is aborted. */
  readonly runTask: (task: BackupTask, signal: AbortSignal) => Promise<BackupTaskResult>;
  readonly logger: Logger;
  readonly clock: Clock;
}

/**
 * Makes the day's backup from its time on, a copy of the vault after it, and restores it for trial; leased, so that one of
 * several bridges does. What fails is tried again, after ever longer waits. Without a key it says so once, and does nothing.
 */
export function backupJob({ leases, work, runTask, logger, clock }: BackupJobParts): Job {
  let said = false;
  let failures = 0;
  let pausedUntil = 0;

  const attempt = async (task: BackupTask, signal: AbortSignal): Promise<boolean> => {
    try {
      const result = await runTask(task, signal);
      const broken = 'faults' in result && result.faults.length > 0;
      if (broken) logger.error(result, 'the backup is not whole, and another is made');
      else logger.info(result, 'task of the daily backup done');
      failures = broken ? failures + 1 : 0;
    } catch (error) {
      if (signal.aborted) return false;
      failures++;
      const report = errorReport(error);
      const why = report.code === 'scratch-denied' ? denied : '';
      logger.error({ task, failures, ...report }, `task of the daily backup failed${why}, and is tried again`);
    }
    pausedUntil = failures > 0 ? clock.now().getTime() + backupRetryDelay(failures) : 0;
    return failures === 0;
  };

  return {
    name: 'backups',
    everyMs,
    async run(signal) {
      if (!(await work.isPossible())) {
        if (!said) logger.warn('no backups are made here: BACKUP_KEY_FILE is missing and BACKUP_RECIPIENT not set');
        said = true;
        return;
      }
      said = false;
      if ((await work.due()) === undefined || clock.now().getTime() < pausedUntil) return;
      await leases.during(backupLease, async () => {
        // Looked up once more: another bridge may just have done it.
        for (let task = await work.due(); task !== undefined && !signal.aborted; task = await work.due()) {
          if (!(await attempt(task, signal))) break;
        }
        await work.due();
      });
    },
  };
}
