import type { Logger } from 'pino';
import type { Core, LeasedMessage } from '@kundenmeister/core';
import { composeConfirmation, type MailOrigin } from '../mail/confirmation-mail';
import type { Mailer } from '../mail/mailer';
import { smtpFailure } from '../mail/smtp-failure';
import type { Metrics } from '../metrics/metrics';
import type { Job } from './jobs';

const everyMs = 2_000;
/** Mails under way at the same time. */
const atOnce = 5;
/** Longest time for one mail, in milliseconds: well within the lease, so that no other bridge sends it meanwhile. */
const mailLimitMs = 90_000;
/** How long a mail may still take once the bridge is to stop, in milliseconds. */
const stopLimitMs = 5_000;

/** What delivery needs. */
export interface DeliveryParts {
  readonly core: Pick<Core, 'outbox' | 'confirmationMails'>;
  readonly mailer: Mailer;
  readonly origin: MailOrigin;
  readonly metrics: Pick<Metrics, 'mails'>;
  readonly logger: Logger;
}

/** Sends what waits in the outbox, until nothing is due. */
export function mailDeliveryJob(parts: DeliveryParts): Job {
  return {
    name: 'mail delivery',
    everyMs,
    async run(stopping) {
      const cutOff = new AbortController();
      const lastCall = (): unknown => setTimeout(() => cutOff.abort(), stopLimitMs).unref();
      stopping.addEventListener('abort', lastCall, { once: true });
      try {
        while (!stopping.aborted) {
          const messages = await parts.core.outbox.lease(atOnce);
          if (messages.length === 0) return;
          await allEnded(messages.map((message) => deliver(message, parts, cutOff.signal)));
        }
      } finally {
        stopping.removeEventListener('abort', lastCall);
      }
    },
  };
}

/** Rejects with the first error, but only when all have ended. */
async function allEnded(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

async function deliver(message: LeasedMessage, parts: DeliveryParts, cutOff: AbortSignal): Promise<void> {
  const { core, mailer, origin, metrics, logger } = parts;
  const decision = await core.confirmationMails.prepareMail(message);
  if (decision.action !== 'send') {
    metrics.mails.inc({ outcome: decision.action === 'later' ? 'postponed' : 'dropped' });
    return;
  }
  try {
    const signal = AbortSignal.any([cutOff, AbortSignal.timeout(mailLimitMs)]);
    await mailer.send(composeConfirmation(decision.mail, message.id, origin), signal);
  } catch (error) {
    // Cut off: nobody knows whether it went out. Its lease runs out, and it is sent again under the same Message-ID.
    if (cutOff.aborted) return;
    const failure = smtpFailure(error);
    await core.confirmationMails.mailFailed(message, decision.mail, failure);
    metrics.mails.inc({ outcome: failure.permanent ? 'refused' : 'deferred' });
    logger.warn({ message: message.id, attempts: message.attempts, ...failure }, 'mail not taken');
    return;
  }
  await core.confirmationMails.mailSent(decision);
  metrics.mails.inc({ outcome: 'sent' });
}
