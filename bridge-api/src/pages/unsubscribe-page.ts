import { isLiving, type Locale, type Localized, type Unsubscription } from '@kundenmeister/core';
import { decisionBody } from './decision-template';
import type { PageContent } from './frame';
import { addressInWords, subjectMatter, timeInWords } from './words';

const words = {
  ask: { de: 'Abbestellen', en: 'Unsubscribe' },
  done: { de: 'Abbestellt', en: 'Unsubscribed' },
  button: { de: 'Ja, abbestellen', en: 'Yes, unsubscribe' },
} as const satisfies Readonly<Record<string, Localized>>;

/** One mailing: still on, with a button to end it, or ended. */
export function unsubscribePage(unsubscription: Unsubscription, locale: Locale): PageContent {
  const { company, item } = unsubscription;
  const on = isLiving(item);
  const body = decisionBody({
    notice: !on && ended(unsubscription, locale),
    paragraphs: [on ? question(unsubscription, locale) : wayBack(locale)],
    quotes: on ? [{ text: item.consentText, lang: item.locale }] : [],
    button: on && words.button[locale],
    after: everythingElse(company, locale),
    link: false,
  });
  return { locale, company, title: on ? words.ask[locale] : words.done[locale], body };
}

function question({ company, email, item: { purpose, topic } }: Unsubscription, locale: Locale): string {
  const about = subjectMatter(purpose, topic, locale);
  const address = addressInWords(email);
  return locale === 'de'
    ? `Sie möchten an ${address} von ${company} keine E-Mails mehr zu „${about}“? Damit widerrufen Sie diese Einwilligung:`
    : `You want no more e-mails from ${company} to ${address} about “${about}”? With this you withdraw this consent:`;
}

function ended({ company, email, item: { purpose, topic, since } }: Unsubscription, locale: Locale): string {
  const about = subjectMatter(purpose, topic, locale);
  const address = addressInWords(email);
  const time = timeInWords(since, locale);
  return locale === 'de'
    ? `${company} schreibt an ${address} keine E-Mails mehr zu „${about}“. Die Einwilligung endete am ${time}.`
    : `${company} writes no more e-mails to ${address} about “${about}”. The consent ended on ${time}.`;
}

function wayBack(locale: Locale): string {
  return locale === 'de'
    ? 'Das war ein Versehen? Melden Sie sich einfach über das Formular wieder an.'
    : 'That was a mistake? Simply sign up again with the form.';
}

/** In words: a link here would hand the whole page to whoever was forwarded one mail. */
function everythingElse(company: string, locale: Locale): string {
  return locale === 'de'
    ? `Alles, wozu Sie zugestimmt haben, sehen und widerrufen Sie über den Link zu Ihren Einwilligungen in den E-Mails von ${company}.`
    : `Everything that you agreed to you can see and withdraw with the link to your consents in the e-mails from ${company}.`;
}
