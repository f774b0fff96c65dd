import { createTransport } from 'nodemailer';
import type { ComposedMail } from './confirmation-mail';

/** Longest wait for each step of talking to a mail server, in milliseconds. */
const timeouts = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** Hands mails to a mail server. */
export interface Mailer {
  /** Resolves when the server took the mail; rejects with nodemailer's error, or when `signal` is aborted. */
  send(mail: ComposedMail, signal: AbortSignal): Promise<void>;
  /** Resolves when the server can be reached and accepts the login. */
  check(): Promise<void>;
}

/**
 * A mailer over SMTP (`smtp:`, which switches to TLS by STARTTLS, or `smtps:`), with one connection per mail. Addresses
 * leave this machine encrypted only, unless the URL says `?requireTLS=false` (Art. 32 GDPR).
 */
export function createMailer(smtpUrl: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    ...timeouts,
    requireTLS: !staysOnMachine(smtpUrl),
    // A mail holds what it was given, never a file of this machine or a page of this network.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ from, to, ...mail }, signal) {
      await transport.sendMail({
        ...mail,
        from,
        to,
        envelope: { from: from.address, to: [to] },
        // Answered by no holiday notice (RFC 3834 section 5).
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal,
      });
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
