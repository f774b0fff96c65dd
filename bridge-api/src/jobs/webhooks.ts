import type { Logger } from 'pino';
import { Webhook } from 'standardwebhooks';
import type { Clock, Core, LeasedMessage, OutboxKind } from '@kundenmeister/core';
import type { Job } from './jobs';

const everyMs = 5_000;
const atOnce = 20;
/** How long KundenMeister may take for its answer, in milliseconds. */
const answerWithinMs = 10_000;

/** Where webhooks go, and the secret that signs them: `whsec_…`, or any text of 16 characters and more. */
export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

interface WebhookParts {
  readonly core: Pick<Core, 'outbox' | 'journal'>;
  readonly target: WebhookTarget;
  readonly logger: Logger;
  readonly clock: Clock;
}

type Journal = Pick<Core['journal'], 'recordsIn'>;

/** What is told, and what beside the tenant it names. */
const told: readonly {
  readonly kind: OutboxKind;
  readonly names: (message: LeasedMessage, journal: Journal) => object | Promise<object>;
}[] = [
  { kind: 'contact.erased', names: ({ ref }) => ({ contactId: ref }) },
  {
    kind: 'records.erased',
    names: async ({ tenantId, ref }, journal) => ({ records: await journal.recordsIn(tenantId, ref) }),
  },
  { kind: 'restore-request.received', names: ({ ref }) => ({ requestId: ref }) },
];

/**
 * Tells KundenMeister of erased persons and records, and of recoveries that were asked for, by ids only, signed after Standard
 * Webhooks; again and again until it answers 2xx.
 */
export function webhookJob(parts: WebhookParts): Job {
  const { core, target, clock } = parts;
  const signer = target.secret.startsWith('whsec_')
    ? new Webhook(target.secret)
    : new Webhook(target.secret, { format: 'raw' });
  return {
    name: 'webhooks',
    everyMs,
    async run(stopping) {
      for (const { kind, names } of told) {
        while (!stopping.aborted) {
          const messages = await core.outbox.lease(atOnce, kind);
          if (messages.length === 0) break;
          for (const message of messages) {
            const { tenantId, createdAt } = message;
            const data = { tenantId, ...(await names(message, core.journal)) };
            const body = JSON.stringify({ type: kind, timestamp: createdAt.toISOString(), data });
            await deliver(message, body, parts, signer, clock.now());
          }
        }
      }
    },
  };
}

async function deliver(
  message: LeasedMessage,
  body: string,
  { core, target, logger }: WebhookParts,
  signer: Webhook,
  now: Date,
): Promise<void> {
  const { id } = message;
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signer.sign(id, now, body),
  };
  const code = await post(target.url, headers, body);
  if (code === undefined) return core.outbox.done(message);
  await core.outbox.failed(message, code);
  logger.warn({ message: id, attempts: message.attempts, code }, 'webhook not taken');
}

/** Undefined when it was taken; else what went wrong. */
async function post(url: string, headers: Record<string, string>, body: string): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(answerWithinMs);
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
    await response.body?.cancel();
    return response.ok ? undefined : `http-${response.status}`;
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable';
  }
}
