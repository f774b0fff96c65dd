import type { Locale } from '@kundenmeister/core';

/** What the sentences of a confirmation mail are filled with. */
export interface ConfirmationFacts {
  readonly company: string;
  readonly email: string;
  /** How many consents it asks for. */
  readonly count: number;
  readonly requestedAt: string;
  readonly expiresAt: string;
}

/** The sentences of a confirmation mail. It asks and explains, and advertises nothing: it goes to who may not have asked. */
export interface ConfirmationWords {
  readonly subject: string;
  readonly greeting: string;
  readonly request: string;
  readonly ask: string;
  readonly button: string;
  readonly page: string;
  readonly notYou: string;
}

type Words = Readonly<Record<Locale, (facts: ConfirmationFacts) => ConfirmationWords>>;

export const confirmationWords: Words = {
  de: ({ company, email, count, requestedAt, expiresAt }) => ({
    subject: `Bitte bestätigen: Ihre ${count === 1 ? 'Einwilligung' : 'Einwilligungen'} bei ${company}`,
    greeting: 'Guten Tag,',
    request:
      `am ${requestedAt} wurde die Adresse ${email} in ein Formular von ${company} eingetragen und ` +
      `${count === 1 ? 'dieser Einwilligung' : 'diesen Einwilligungen'} zugestimmt:`,
    ask: 'Wenn Sie das waren, bestätigen Sie es bitte hier:',
    button: 'Zur Bestätigung',
    page: `Auf der Seite, die sich öffnet, bestätigen Sie mit einem Klick. Das ist bis ${expiresAt} möglich.`,
    notYou:
      'Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne Ihre Bestätigung ' +
      `${count === 1 ? 'gilt die Einwilligung nicht' : 'gilt keine der Einwilligungen'}, ` +
      'und was eingetragen wurde, wird danach gelöscht.',
  }),
  en: ({ company, email, count, requestedAt, expiresAt }) => ({
    subject: `Please confirm: your ${count === 1 ? 'consent' : 'consents'} to ${company}`,
    greeting: 'Hello,',
    request:
      `on ${requestedAt} the address ${email} was entered in a form of ${company}, with agreement to ` +
      `${count === 1 ? 'this consent' : 'these consents'}:`,
    ask: 'If this was you, please confirm it here:',
    button: 'Confirm',
    page: `On the page that opens you confirm with one click. This is possible until ${expiresAt}.`,
    notYou:
      'If this was not you, there is nothing to do: without your confirmation ' +
      `${count === 1 ? 'the consent does not count' : 'none of the consents counts'}, ` +
      'and what was entered is deleted afterwards.',
  }),
};
