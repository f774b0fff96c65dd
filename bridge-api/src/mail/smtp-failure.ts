import type { MailFailure } from '@kundenmeister/core';

/** The parts of a sending error of nodemailer that say what happened. */
interface SendingError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

const aboutRecipient = new Set(['RCPT TO', 'DATA']);
/** Enhanced status codes about policy and security (RFC 3463 section 3.8): the operator can mend what they say. */
const policy = /^5\d\d[ -]5\.7\./;
const known = /^[A-Z][A-Z0-9_]{1,30}$/;

/**
 * What a failed sending means. A reply 5yz to the recipient or to the mail itself is final (RFC 5321 section 4.2.1). All
 * else may succeed later: replies 4yz, a server that is away, a refused login or sender, and replies about policy.
 * The code is the reply's or the fault's name; the words of the reply are left out, since they may name the person.
 */
export function smtpFailure(error: unknown): MailFailure {
  const { code, command, responseCode, response } = (error ?? {}) as SendingError;
  if (typeof responseCode === 'number') {
    const refused = responseCode >= 500 && aboutRecipient.has(String(command));
    return { code: `smtp-${responseCode}`, permanent: refused && !policy.test(String(response)) };
  }
  return { code: typeof code === 'string' && known.test(code) ? code : 'unknown', permanent: false };
}
