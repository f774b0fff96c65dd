import type { Logger } from 'pino';
import type { Core } from '@kundenmeister/core';
import { errorReport } from '../problems/error-report';

const hourMs = 60 * 60 * 1000;

/**
 * Once an hour forgets idempotency keys past their thirty days. Several bridges may do it at once: a key is gone or it is
 * not. Answers the function that stops it.
 */
export function startHousekeeping({ submissions }: Pick<Core, 'submissions'>, logger: Logger): () => void {
  const tidy = (): void => {
    submissions.forgetExpired().then(
      (forgotten) => logger.info({ forgotten }, 'idempotency keys forgotten'),
      (error: unknown) => logger.warn(errorReport(error), 'housekeeping failed, and is tried again in an hour'),
    );
  };
  const timer = setInterval(tidy, hourMs);
  return () => clearInterval(timer);
}
