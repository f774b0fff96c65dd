import type { Logger } from 'pino';
import type { Core } from '@kundenmeister/core';
import type { Metrics } from '../metrics/metrics';
import { errorReport } from '../problems/error-report';
import type { Job } from './jobs';

const everyMs = 60_000;

/** Every minute carries out the deletion requests that are approved, and raises an alarm for those past their deadline. */
export function deletionJob(
  { deletionRuns, deletions }: Pick<Core, 'deletionRuns' | 'deletions'>,
  { overdueDeletions }: Pick<Metrics, 'overdueDeletions'>,
  logger: Logger,
): Job {
  const carryOut = async (signal: AbortSignal): Promise<void> => {
    const done = await deletionRuns.run({ signal }, (request, error) =>
      logger.error({ request, ...errorReport(error) }, 'deletion request failed, and is tried again'),
    );
    if (done.executed + done.held > 0) logger.info(done, 'deletion requests carried out');
  };
  const lookForOverdue = async (): Promise<void> => {
    const { overdue } = await deletions.open();
    overdueDeletions.set(overdue);
    if (overdue > 0) logger.warn({ overdue }, 'deletion requests are past their deadline');
  };
  return {
    name: 'deletions',
    everyMs,
    atStart: lookForOverdue,
    async run(signal) {
      // What keeps requests from being carried out is what makes them overdue.
      await carryOut(signal).finally(lookForOverdue);
    },
  };
}
