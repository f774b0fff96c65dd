import type { Logger } from 'pino';
import type { Core } from '@kundenmeister/core';
import { hourMs, type Job } from './jobs';

/** Every hour checks the ledgers that were not checked within a day; each thus once a day. One that does not fit is an error. */
export function ledgerCheckJob({ ledgerChecks }: Pick<Core, 'ledgerChecks'>, logger: Logger): Job {
  return {
    name: 'ledger-check',
    everyMs: hourMs,
    async run(signal) {
      for (const { tenantId, firstBad, consents } of await ledgerChecks.checkDue(signal)) {
        const { firstMismatch } = consents ?? {};
        logger.error(
          { tenantId, firstBad, firstMismatch },
          firstMismatch ? 'a consent differs from the ledger' : 'the ledger does not fit',
        );
      }
    },
  };
}
