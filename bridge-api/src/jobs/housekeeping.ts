import type { Logger } from 'pino';
import type { Core } from '@kundenmeister/core';
import { hourMs, type Job } from './jobs';

/** Once an hour forgets idempotency keys past their thirty days. */
export function housekeepingJob({ submissions }: Pick<Core, 'submissions'>, logger: Logger): Job {
  return {
    name: 'housekeeping',
    everyMs: hourMs,
    async run() {
      logger.info({ forgotten: await submissions.forgetExpired() }, 'idempotency keys forgotten');
    },
  };
}
