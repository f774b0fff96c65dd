import type { Logger } from 'pino';
import type { Core } from '@kundenmeister/core';
import { hourMs, type Job } from './jobs';

/** Once an hour deletes what was not confirmed in time. */
export function unconfirmedJob({ unconfirmed }: Pick<Core, 'unconfirmed'>, logger: Logger): Job {
  return {
    name: 'unconfirmed data',
    everyMs: hourMs,
    async run() {
      logger.info(await unconfirmed.sweep(), 'unconfirmed data deleted');
    },
  };
}
