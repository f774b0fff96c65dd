import type { ConfirmationView, Locale, Localized } from '@kundenmeister/core';
import { distinctWords } from '../mail/distinct-words';
import { decisionBody, type Quote } from './decision-template';
import type { PageContent } from './frame';
import { addressInWords, dayInWords } from './words';

type Shown = Extract<ConfirmationView, { readonly state: 'open' | 'used' }>;
type Expired = Extract<ConfirmationView, { readonly state: 'expired' }>;

const words = {
  ask: { de: 'Bitte bestätigen Sie', en: 'Please confirm' },
  button: { de: 'Ja, ich bestätige', en: 'Yes, I confirm' },
  thanks: { de: 'Danke, das ist bestätigt', en: 'Thank you, that is confirmed' },
  thanksNotice: {
    de: 'Ihre Einwilligung ist bestätigt. Sie brauchen nichts weiter zu tun.',
    en: 'Your consent is confirmed. There is nothing more to do.',
  },
  already: { de: 'Schon bestätigt', en: 'Already confirmed' },
  alreadyNotice: {
    de: 'Das haben Sie schon bestätigt. Sie brauchen nichts weiter zu tun.',
    en: 'You have confirmed this already. There is nothing more to do.',
  },
  ended: { de: 'Nicht mehr gültig', en: 'No longer in force' },
  expired: { de: 'Dieser Link ist abgelaufen', en: 'This link has expired' },
  preferences: { de: 'Einwilligungen ansehen oder widerrufen', en: 'See or withdraw consents' },
} as const satisfies Readonly<Record<string, Localized>>;

/** Whom and what it is about, and the button that confirms; no click, no consent. */
export function askPage(view: Shown, locale: Locale): PageContent {
  const body = decisionBody({
    notice: false,
    paragraphs: [agreed(view, locale)],
    quotes: quotesOf(view),
    button: words.button[locale],
    after: notYou(view, locale),
    link: false,
  });
  return { locale, company: view.company.name, title: words.ask[locale], body };
}

/** After confirming, now or before; with the way to withdraw. */
export function confirmedPage(
  view: Shown,
  locale: Locale,
  { now, preferencesToken }: { now: boolean; preferencesToken: string },
): PageContent {
  const [title, notice] = now ? [words.thanks, words.thanksNotice] : [words.already, words.alreadyNotice];
  const body = decisionBody({
    notice: notice[locale],
    paragraphs: [agreed(view, locale)],
    quotes: quotesOf(view),
    button: false,
    after: false,
    link: { href: `/preferences/${preferencesToken}?lang=${locale}`, label: words.preferences[locale] },
  });
  return { locale, company: view.company.name, title: title[locale], body };
}

/** A link whose consents have all been withdrawn since. */
export function endedPage(view: Shown, locale: Locale): PageContent {
  const text =
    locale === 'de'
      ? 'Die Einwilligung zu diesem Link gilt nicht mehr, zum Beispiel weil sie widerrufen wurde. Sie können sich über das Formular jederzeit neu anmelden.'
      : 'The consent behind this link is no longer in force, for example because it was withdrawn. You can sign up anew with the form at any time.';
  return { ...plain(text, view.company.name, locale), title: words.ended[locale] };
}

/** Too late, and how to start again. */
export function expiredPage(view: Expired, locale: Locale): PageContent {
  const { name } = view.company;
  const text =
    locale === 'de'
      ? `Die Zeit zum Bestätigen ist vorbei; was Sie eingegeben haben, wird gelöscht. Wenn Sie sich anmelden möchten, füllen Sie das Formular auf der Seite von ${name} bitte noch einmal aus. Sie erhalten dann einen neuen Link.`
      : `The time for confirming is over; what you entered is being deleted. If you want to sign up, please fill in the form on the site of ${name} once more. You will then get a new link.`;
  return { ...plain(text, name, locale), title: words.expired[locale] };
}

function plain(text: string, company: string, locale: Locale): Omit<PageContent, 'title'> {
  const nothing = { notice: false, quotes: [], button: false, after: false, link: false } as const;
  return { locale, company, body: decisionBody({ ...nothing, paragraphs: [text] }) };
}

function agreed({ company, email }: Shown, locale: Locale): string {
  const address = addressInWords(email);
  return locale === 'de'
    ? `Mit der Adresse ${address} wurde in einem Formular von ${company.name} zugestimmt:`
    : `With the address ${address} this was agreed to in a form of ${company.name}:`;
}

function quotesOf({ consents, locale }: Shown): Quote[] {
  return distinctWords(consents).map(({ consentText, cancelNotice }) => {
    return { text: [consentText, cancelNotice].filter(Boolean).join(' '), lang: locale };
  });
}

function notYou({ expiresAt }: Shown, locale: Locale): string {
  const day = dayInWords(expiresAt, locale);
  return locale === 'de'
    ? `Das waren nicht Sie? Dann schließen Sie diese Seite einfach. Ohne Bestätigung werden die Daten am ${day} gelöscht.`
    : `That was not you? Then simply close this page. Without confirmation the data is deleted on ${day}.`;
}
