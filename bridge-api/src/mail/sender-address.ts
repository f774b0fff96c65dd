import { isIP } from 'node:net';
import addressparser from 'nodemailer/lib/addressparser';

const address = /^[^\s@<>",;:]+@[^\s@<>",;:]+$/;

/**
 * The address in a `MAIL_FROM`, which may carry a name (`Name <address>`); undefined unless it is exactly one address.
 * The name is not used: mails go out in the name of the company they are about.
 */
export function senderAddress(mailFrom: string): string | undefined {
  if (/[\r\n]/.test(mailFrom)) return undefined;
  const [first, ...others] = addressparser(mailFrom);
  if (!first || others.length > 0 || !('address' in first)) return undefined;
  return first.address !== undefined && address.test(first.address) ? first.address : undefined;
}

/** The sender where none is configured: at the host that the bridge is reached under. */
export function defaultSender(publicUrl: string): string {
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
  return `no-reply@${isIP(host) ? 'localhost' : host}`;
}
