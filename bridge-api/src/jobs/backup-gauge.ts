import type { Logger } from 'pino';
import type { Clock, Core } from '@kundenmeister/core';
import type { Metrics } from '../metrics/metrics';
import type { Job } from './jobs';

const everyMs = 60_000;

/**
 * Keeps the metrics on backups and on recoveries that were asked for true, also on a bridge that makes none. What is to worry
 * about is logged when it changes.
 */
export function backupGaugeJob(
  { backupDays, restoreRequests }: Pick<Core, 'backupDays' | 'restoreRequests'>,
  { backupAge, backupsMissing, backupAlarms, openRestoreRequests }: Metrics,
  logger: Logger,
  clock: Clock,
): Job {
  let logged = '[]';
  const look = async (): Promise<void> => {
    const { newest, since, missing, alarms } = await backupDays.standing();
    const from = newest?.madeAt ?? since;
    backupAge.set(from ? Math.max(0, (clock.now().getTime() - from.getTime()) / 1000) : 0);
    backupsMissing.set(missing);
    backupAlarms.set(alarms.length);
    openRestoreRequests.set(await restoreRequests.countOpen());
    const found = JSON.stringify(alarms);
    if (found !== logged && alarms.length > 0) logger.error({ alarms }, 'the backups are not in order');
    if (found !== logged && alarms.length === 0) logger.info('the backups are in order again');
    logged = found;
  };
  return { name: 'backup gauge', everyMs, atStart: look, run: look };
}
