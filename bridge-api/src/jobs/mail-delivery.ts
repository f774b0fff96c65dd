import type { Logger } from 'pino';
import type { Core, LeasedMessage } from '@kundenmeister/core';
import { composeConfirmation, type MailOrigin } from '../mail/confirmation-mail';
import type { Mailer } from '../mail/mailer';
import { smtpFailure } from '../mail/smtp-failure';
import type { Metrics } from '../metrics/metrics';
import { errorReport } from '../problems/error-report';
import type { Job } from './jobs';
import { OpenWork } from './open-work';

const everyMs = 2_000;
/** Mails begun at the same time. */
const atOnce = 5;
/** Mails under way at the same time, those included that a slow server takes long for. */
const openAtMost = 20;
/** After this time, in milliseconds, other mails no longer wait for a slow one. */
const slowAfterMs = 10_000;
/** How long a mail may still take once the bridge is to stop, in milliseconds. */
const stopLimitMs = 5_000;

/** What delivery needs. */
export interface DeliveryParts {
  readonly core: Pick<Core, 'outbox' | 'confirmationMails'>;
  readonly mailer: Mailer;
  readonly origin: MailOrigin;
  readonly metrics: Pick<Metrics, 'mails'>;
  readonly logger: Logger;
  /** After how many milliseconds other mails no longer wait for a slow one; ten seconds unless given. */
  readonly slowAfterMs?: number;
}

/** Sends what waits in the outbox, until nothing is due and nothing is under way. */
export function mailDeliveryJob(parts: DeliveryParts): Job {
  return {
    name: 'mail delivery',
    everyMs,
    async run(stopping) {
      const cutOff = new AbortController();
      const lastCall = (): unknown => setTimeout(() => cutOff.abort(), stopLimitMs).unref();
      stopping.addEventListener('abort', lastCall, { once: true });
      const open = new OpenWork();
      try {
        await sendAll(parts, open, stopping, cutOff.signal);
      } finally {
        await open.allEnded();
        stopping.removeEventListener('abort', lastCall);
      }
      open.throwFirstError();
    },
  };
}

async function sendAll(
  parts: DeliveryParts,
  open: OpenWork,
  stopping: AbortSignal,
  cutOff: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    const messages = open.size + atOnce <= openAtMost ? await lease(parts, open) : [];
    for (const message of messages) open.add(deliver(message, parts, cutOff));
    if (open.size === 0) return;
    const patienceMs = messages.length > 0 ? (parts.slowAfterMs ?? slowAfterMs) : everyMs;
    await open.allEnded(patienceMs, stopping);
    // A fault of the database ends the job, to begin anew, unless it would have to wait for a slow mail before.
    if (open.failed && open.size === 0) return;
    for (const error of open.takeErrors())
      parts.logger.warn(errorReport(error), 'mail delivery failed, and is tried again');
  }
}

async function lease({ core }: DeliveryParts, open: OpenWork): Promise<readonly LeasedMessage[]> {
  try {
    return await core.outbox.lease(atOnce);
  } catch (error) {
    open.note(error);
    return [];
  }
}

async function deliver(message: LeasedMessage, parts: DeliveryParts, cutOff: AbortSignal): Promise<void> {
  const { core, mailer, origin, metrics, logger } = parts;
  const decision = await core.confirmationMails.prepareMail(message);
  if (decision.action !== 'send') {
    metrics.mails.inc({ outcome: decision.action === 'later' ? 'postponed' : 'dropped' });
    return;
  }
  try {
    await mailer.send(composeConfirmation(decision.mail, message.id, origin), cutOff);
  } catch (error) {
    const failure = smtpFailure(error);
    await core.confirmationMails.mailFailed(message, decision, failure);
    metrics.mails.inc({ outcome: failure.permanent ? 'refused' : 'deferred' });
    logger.warn({ message: message.id, attempts: message.attempts, ...failure }, 'mail not taken');
    return;
  }
  await core.confirmationMails.mailSent(decision);
  metrics.mails.inc({ outcome: 'sent' });
}
