import type { Logger } from 'pino';
import type { Core } from '@kundenmeister/core';
import { hourMs, type Job } from './jobs';

/** Once an hour deletes what is due by itself: unconfirmed, lapsed, without legal basis, and what was kept for a time. */
export function sweepJob({ sweeps }: Pick<Core, 'sweeps'>, logger: Logger): Job {
  return {
    name: 'sweep',
    everyMs: hourMs,
    async run(signal) {
      const outcome = await sweeps.run(signal);
      if (outcome) logger.info(outcome, 'what was due is deleted');
    },
  };
}
