import type { Logger } from 'pino';
import { ExpiryHeld, type Backups } from '@kundenmeister/core';
import type { Metrics } from '../metrics/metrics';
import { errorReport } from '../problems/error-report';
import type { Job } from './jobs';

const everyMs = 60_000;

/**
 * Every minute removes what may be kept for a time only: old backups, copies of the vault, what a restore replaced; also
 * while no backup can be made, and on a bridge that makes none. What cannot be removed is logged when that changes.
 */
export function expiryJob(
  expiry: Pick<Backups['expiry'], 'run'>,
  { expiryFailures }: Pick<Metrics, 'expiryFailures'>,
  logger: Logger,
): Job {
  let failing = '';
  return {
    name: 'expiry',
    everyMs,
    async run() {
      const failures = await expiry.run();
      expiryFailures.set(failures.length);
      const kinds = failures.map(({ kind, error }) => (error instanceof ExpiryHeld ? error.code : kind)).join();
      if (kinds === failing) return;
      for (const { kind, error } of failures) {
        const report = { kind, ...errorReport(error) };
        if (error instanceof ExpiryHeld) logger.error(report, error.message);
        else logger.error(report, 'what is kept too long could not be removed, and is tried again');
      }
      if (failures.length === 0) logger.info('nothing is kept too long any more');
      failing = kinds;
    },
  };
}
