import {
  isLiving,
  type Locale,
  type Localized,
  type Preference,
  type Preferences,
  type PreferenceState,
} from '@kundenmeister/core';
import type { PageContent } from './frame';
import { preferencesBody, type PreferenceLine } from './preferences-templates';
import { addressInWords, subjectMatter, timeInWords } from './words';

/** What the person just did on the page. */
export type PreferenceChange = 'withdrawn' | 'all-withdrawn' | 'objected';

const words = {
  title: { de: 'Ihre Einwilligungen', en: 'Your consents' },
  withdraw: { de: 'Einwilligung widerrufen', en: 'Withdraw consent' },
  withdrawAll: { de: 'Alles widerrufen', en: 'Withdraw everything' },
  never: { de: 'Nie wieder E-Mails', en: 'No e-mails ever again' },
  object: { de: 'Schreiben Sie mir nie wieder', en: 'Never write to me again' },
} as const satisfies Readonly<Record<string, Localized>>;

const done: Readonly<Record<PreferenceChange, Localized>> = {
  withdrawn: {
    de: 'Ihre Einwilligung ist widerrufen. Das gilt ab sofort.',
    en: 'Your consent is withdrawn, from this moment on.',
  },
  'all-withdrawn': {
    de: 'Alle Ihre Einwilligungen sind widerrufen. Das gilt ab sofort.',
    en: 'All your consents are withdrawn, from this moment on.',
  },
  objected: {
    de: 'Ihr Widerspruch ist eingetragen. Sie erhalten keine E-Mails mehr, und alle Einwilligungen sind widerrufen.',
    en: 'Your objection is recorded. You will get no more e-mails, and all consents are withdrawn.',
  },
};

const standings: Readonly<Record<PreferenceState, Localized>> = {
  agreed: { de: 'Zugestimmt am {time}', en: 'Agreed on {time}' },
  pending: { de: 'Angemeldet am {time}, aber noch nicht bestätigt', en: 'Signed up on {time}, but not confirmed yet' },
  withdrawn: { de: 'Widerrufen am {time}', en: 'Withdrawn on {time}' },
  expired: { de: 'Nicht mehr gültig seit {time}', en: 'No longer in force since {time}' },
};

/** The person's own page: what it agreed to, each with its way out, and the way out of everything. */
export function preferencesPage(preferences: Preferences, locale: Locale, change?: PreferenceChange): PageContent {
  const { company, items, objected } = preferences;
  const living = items.filter(isLiving).length;
  const body = preferencesBody({
    notice: change !== undefined && done[change][locale],
    intro: intro(preferences, living, locale),
    items: items.map((item) => line(item, living, locale)),
    withdrawAll: living > 1 && words.withdrawAll[locale],
    object: !objected && {
      heading: words.never[locale],
      text: objectionText(company, locale),
      button: words.object[locale],
    },
  });
  return { locale, company, title: words.title[locale], body };
}

function line(item: Preference, living: number, locale: Locale): PreferenceLine {
  const { profileId, purpose, topic, consentText, state, since } = item;
  return {
    profileId,
    title: subjectMatter(purpose, topic, locale),
    quote: isLiving(item) && { text: consentText, lang: item.locale },
    standing: standings[state][locale].replace('{time}', timeInWords(since, locale)),
    withdraw: isLiving(item) && words.withdraw[locale],
    quiet: living > 1,
  };
}

function intro({ company, email, objected }: Preferences, living: number, locale: Locale): string {
  const address = addressInWords(email);
  if (objected) {
    return locale === 'de'
      ? `Sie haben E-Mails von ${company} an ${address} widersprochen. Möchten Sie doch wieder welche, melden Sie sich einfach über das Formular neu an.`
      : `You have objected to e-mails from ${company} to ${address}. If you want some again after all, simply sign up anew with the form.`;
  }
  if (living === 0) {
    return locale === 'de'
      ? `${company} hat von ${address} derzeit keine Einwilligung. Sie können sich über das Formular jederzeit neu anmelden.`
      : `${company} has no consent from ${address} at present. You can sign up anew with the form at any time.`;
  }
  return locale === 'de'
    ? `${company} hat diese Einwilligungen von ${address}. Sie können jede davon jederzeit widerrufen, auch ohne Grund.`
    : `${company} has these consents from ${address}. You can withdraw each of them at any time, without giving a reason.`;
}

function objectionText(company: string, locale: Locale): string {
  return locale === 'de'
    ? `Damit widersprechen Sie jeder Werbung von ${company} per E-Mail (Art. 21 DSGVO) und widerrufen alle Einwilligungen. Das bleibt so, bis Sie selbst wieder zustimmen.`
    : `With this you object to all advertising by ${company} by e-mail (Art. 21 GDPR) and withdraw all consents. It stays so until you yourself agree again.`;
}
