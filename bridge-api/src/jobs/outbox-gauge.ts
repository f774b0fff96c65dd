import type { Core } from '@kundenmeister/core';
import type { Metrics } from '../metrics/metrics';
import type { Job } from './jobs';

const everyMs = 15_000;

/** Keeps the metrics on what waits in the outbox true, also on a bridge that sends nothing. */
export function outboxGaugeJob(
  { outbox }: Pick<Core, 'outbox'>,
  { outboxMessages }: Pick<Metrics, 'outboxMessages'>,
): Job {
  return {
    name: 'outbox gauge',
    everyMs,
    async run() {
      const { waiting, failed } = await outbox.backlog();
      outboxMessages.set({ state: 'waiting' }, waiting);
      outboxMessages.set({ state: 'failed' }, failed);
    },
  };
}
