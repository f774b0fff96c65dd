import type { MailFailure } from '@kundenmeister/core';

/** A mail that was not sent, or of which nobody knows. */
export class SendingError extends Error {
  /** `whole`: all of the mail had gone out before. */
  constructor(
    cause: unknown,
    readonly whole: boolean,
  ) {
    super('mail not sent', { cause });
  }
}

/** The parts of a sending error of nodemailer that say what happened. */
interface Fault {
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
 * Once the whole mail went out, only a reply 4yz or 5yz to it says that it was not taken (section 4.5.3.2.6).
 * The code is the reply's or the fault's name; the words of the reply are left out, since they may name the person.
 */
export function smtpFailure(error: unknown): MailFailure {
  const whole = error instanceof SendingError && error.whole;
  const { code, command, responseCode, response } = ((error instanceof SendingError ? error.cause : error) ??
    {}) as Fault;
  if (typeof responseCode === 'number') {
    const replied = aboutRecipient.has(String(command)) && responseCode >= 400;
    const permanent = replied && responseCode >= 500 && !policy.test(String(response));
    return { code: `smtp-${responseCode}`, permanent, mayHaveArrived: whole && !replied };
  }
  const named = typeof code === 'string' && known.test(code) ? code : 'unknown';
  return { code: named, permanent: false, mayHaveArrived: whole };
}
