import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type MailMessage from 'nodemailer/lib/mailer/mail-message';
import type { ComposedMail } from './confirmation-mail';
import { SendingError } from './smtp-failure';

/** Longest wait for the first steps of talking to a mail server, in milliseconds. */
const timeouts = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 15_000 };

/** How long a mail server may take, in milliseconds. */
export interface Patience {
  /** Until it has the whole mail. */
  readonly handOverMs: number;
  /** From then on, until it says that it took the mail. */
  readonly answerMs: number;
}

/** Ten minutes for the answer (RFC 5321 section 4.5.3.2.6): who hangs up earlier sends mails twice. */
export const usualPatience: Patience = { handOverMs: 90_000, answerMs: 10 * 60_000 };

/** Hands mails to a mail server. */
export interface Mailer {
  /** Resolves when the server took the mail; rejects with a `SendingError`, also when `signal` is aborted. */
  send(mail: ComposedMail, signal: AbortSignal): Promise<void>;
  /** Resolves when the server can be reached and accepts the login. */
  check(): Promise<void>;
}

/**
 * A mailer over SMTP (`smtp:`, which switches to TLS by STARTTLS, or `smtps:`), with one connection per mail. Addresses
 * leave this machine encrypted only, unless the URL says `?requireTLS=false` (Art. 32 GDPR).
 */
export function createMailer(smtpUrl: string, patience: Patience = usualPatience): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    ...timeouts,
    socketTimeout: Math.max(patience.handOverMs, patience.answerMs),
    requireTLS: !staysOnMachine(smtpUrl),
    // A mail holds what it was given, never a file of this machine or a page of this network.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const handedOver = new WeakMap<object, () => void>();
  transport.use('stream', (mail: MailMessage, done) => {
    // Read to its end only once the server asked for the data, and right before the dot that ends it.
    const whole = handedOver.get(mail.data.headers as object);
    mail.message.processFunc((stream: Readable) => (whole ? stream.once('end', whole) : stream));
    done();
  });
  return {
    async send({ from, to, ...mail }, signal) {
      const limit = new AbortController();
      let timer = setTimeout(() => limit.abort(), patience.handOverMs);
      let whole = false;
      // Answered by no holiday notice (RFC 3834 section 5).
      const headers = { 'Auto-Submitted': 'auto-generated' };
      handedOver.set(headers, () => {
        whole = true;
        clearTimeout(timer);
        timer = setTimeout(() => limit.abort(), patience.answerMs);
      });
      const envelope = { from: from.address, to: [to] };
      const either = AbortSignal.any([signal, limit.signal]);
      try {
        await transport.sendMail({ ...mail, from, to, envelope, headers, signal: either });
      } catch (error) {
        throw new SendingError(error, whole);
      } finally {
        clearTimeout(timer);
      }
    },
    async check() {
      await transport.verify();
    },
  };
}

/** Whether the mail server runs on this machine. */
export function staysOnMachine(smtpUrl: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(smtpUrl).hostname);
}
