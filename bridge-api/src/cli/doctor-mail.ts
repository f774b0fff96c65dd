import type { Config } from '../config';
import { createMailer } from '../mail/mailer';
import { smtpFailure } from '../mail/smtp-failure';
import type { Check } from './doctor-checks';

/** The mail server can be reached and accepts the login. Without one the bridge works, but nobody is asked to confirm. */
export async function checkMail({ smtpUrl, mailFrom }: Config): Promise<Check> {
  const name = 'mail';
  if (smtpUrl === undefined) {
    return { name, ok: true, message: 'not configured: mails wait in the outbox until SMTP_URL is set' };
  }
  try {
    await createMailer(smtpUrl).check();
    return { name, ok: true, message: `answers; mails come from ${mailFrom}` };
  } catch (error) {
    return { name, ok: false, message: `does not take mail (${smtpFailure(error).code}): check SMTP_URL` };
  }
}
