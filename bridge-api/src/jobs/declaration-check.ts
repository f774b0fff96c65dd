import type { Logger } from 'pino';
import type { Core, ReadPage } from '@kundenmeister/core';
import { hourMs, type Job } from './jobs';

/** Every hour looks at the linked privacy declarations that were not looked at within a day; each thus once a day. */
export function declarationCheckJob(
  { declarations }: Pick<Core, 'declarations'>,
  readPage: ReadPage,
  logger: Logger,
): Job {
  return {
    name: 'declaration-check',
    everyMs: hourMs,
    async run(signal) {
      logger.info({ checked: await declarations.recheck(readPage, signal) }, 'linked privacy declarations checked');
    },
  };
}
