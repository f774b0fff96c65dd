import type { ConfirmationMail, Locale } from '@kundenmeister/core';
import { confirmationWords, type ConfirmationWords } from './confirmation-words';
import { distinctWords } from './distinct-words';
import { htmlPart, textPart } from './mail-parts';

/** A mail as a mail client shows it, before it is encoded. */
export interface ComposedMail {
  readonly messageId: string;
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo?: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** Who sends, and where links lead. */
export interface MailOrigin {
  /** The address that mails come from; their name is the company's. */
  readonly sender: string;
  readonly publicUrl: string;
}

const languages = { de: 'de-AT', en: 'en-GB' } as const;
const controlCharacters = /[\p{Cc}\u2028\u2029]+/gu;

/** The mail that asks for a confirmation. `messageId` is the outbox's: a mail that is sent again is recognised by it. */
export function composeConfirmation(mail: ConfirmationMail, messageId: string, origin: MailOrigin): ComposedMail {
  const { locale, company } = mail;
  const name = singleLine(company.name);
  const consents = distinctWords(mail.consents);
  const words = wordsFor(mail, name, consents.length);
  const content = {
    locale,
    words,
    link: `${origin.publicUrl}/confirm/${mail.token}`,
    consents: consents.map((consent) => consent.consentText),
    cancelNotices: [...new Set(mail.consents.map((consent) => consent.cancelNotice).filter((text) => text !== ''))],
    signature: [name, company.address, company.email].filter((line) => line !== undefined),
  };
  return {
    messageId: `<${messageId}@${origin.sender.slice(origin.sender.lastIndexOf('@') + 1)}>`,
    from: { name, address: origin.sender },
    to: { name: '', address: mail.email },
    ...(company.email !== undefined && { replyTo: { name, address: singleLine(company.email) } }),
    subject: words.subject,
    text: textPart(content),
    html: htmlPart(content),
  };
}

function wordsFor(
  { locale, email, consents, expiresAt }: ConfirmationMail,
  company: string,
  count: number,
): ConfirmationWords {
  const requestedAt = consents.at(-1)?.createdAt ?? expiresAt;
  return confirmationWords[locale]({
    company,
    email,
    count,
    requestedAt: shownTime(requestedAt, locale),
    expiresAt: shownTime(expiresAt, locale),
  });
}

/** As on a clock in Austria. */
function shownTime(at: Date, locale: Locale): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Vienna' } as const;
  return new Intl.DateTimeFormat(languages[locale], format).format(at);
}

/** For headers, where a line break would begin another header (RFC 5322 section 2.2). */
function singleLine(text: string): string {
  return text.replace(controlCharacters, ' ').trim();
}
