import type { Logger } from 'pino';
import type { Core } from '@kundenmeister/core';
import { hourMs, type Job } from './jobs';

/** Once an hour forgets idempotency keys past their thirty days, and whatever of erased data a write-ahead log still holds. */
export function housekeepingJob({ submissions, erasure }: Pick<Core, 'submissions' | 'erasure'>, logger: Logger): Job {
  return {
    name: 'housekeeping',
    everyMs: hourMs,
    async run() {
      logger.info({ forgotten: await submissions.forgetExpired() }, 'idempotency keys forgotten');
      await erasure.forget();
    },
  };
}
