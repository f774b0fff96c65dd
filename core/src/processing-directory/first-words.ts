import type { Purpose } from '../consent/types';
import type { Locale } from '../runtime/locale';

type ByPurpose<T> = Readonly<Record<Purpose, T>>;

interface FirstWords {
  readonly purpose: ByPurpose<(topic: string) => string>;
  readonly legalBasis: ByPurpose<string>;
  readonly dataSubjects: ByPurpose<string>;
  readonly impactAssessment: ByPurpose<string>;
  readonly email: string;
  /** What KundenMeister keeps with every consent, as its proof (Art. 7(1) GDPR). */
  readonly alwaysKept: readonly string[];
  readonly recipients: (processor: string, subProcessors: readonly string[]) => string;
}

const consent = { de: 'Einwilligung, Art. 6 Abs. 1 lit. a DSGVO', en: 'Consent, Art. 6(1)(a) GDPR' };
const advertising = { de: `${consent.de} und § 174 TKG 2021`, en: `${consent.en} and § 174 TKG 2021 (Austria)` };
const noHighRisk = {
  de: 'Voraussichtlich nicht erforderlich: kein hohes Risiko für die betroffenen Personen (Art. 35 Abs. 1 DSGVO)',
  en: 'Presumably not needed: no high risk to the persons concerned (Art. 35(1) GDPR)',
};

function about(words: string, topic: string): string {
  return topic === '' ? words : `${words}: ${topic}`;
}

const german: FirstWords = {
  purpose: {
    newsletter: (topic) => about('Versand des Newsletters per E-Mail', topic),
    contact: (topic) => about('Beantwortung von Anfragen', topic),
    event: (topic) => about('Anmeldung zu Veranstaltungen und deren Abwicklung', topic),
    other: (topic) => topic,
  },
  legalBasis: { newsletter: advertising.de, contact: consent.de, event: consent.de, other: consent.de },
  dataSubjects: {
    newsletter: 'Abonnentinnen und Abonnenten des Newsletters',
    contact: 'Personen, die eine Anfrage stellen (Interessenten, Kundinnen und Kunden)',
    event: 'Personen, die sich zu einer Veranstaltung anmelden',
    other: 'Personen, die eingewilligt haben',
  },
  impactAssessment: { newsletter: noHighRisk.de, contact: noHighRisk.de, event: noHighRisk.de, other: '' },
  email: 'E-Mail-Adresse',
  alwaysKept: ['Einwilligung samt Zeitpunkt und Nachweis'],
  recipients: (processor, subProcessors) =>
    [`${processor} (Auftragsverarbeiter)`, ...subProcessors.map((name) => `${name} (Unterauftragsverarbeiter)`)].join(
      '; ',
    ),
};

const english: FirstWords = {
  purpose: {
    newsletter: (topic) => about('Sending the newsletter by e-mail', topic),
    contact: (topic) => about('Answering enquiries', topic),
    event: (topic) => about('Registration for events and holding them', topic),
    other: (topic) => topic,
  },
  legalBasis: { newsletter: advertising.en, contact: consent.en, event: consent.en, other: consent.en },
  dataSubjects: {
    newsletter: 'Subscribers to the newsletter',
    contact: 'Persons who enquire (prospects, customers)',
    event: 'Persons who register for an event',
    other: 'Persons who consented',
  },
  impactAssessment: { newsletter: noHighRisk.en, contact: noHighRisk.en, event: noHighRisk.en, other: '' },
  email: 'E-mail address',
  alwaysKept: ['consent with its time and proof'],
  recipients: (processor, subProcessors) =>
    [`${processor} (processor)`, ...subProcessors.map((name) => `${name} (sub-processor)`)].join('; '),
};

/** What a contact group's row says at first, in each language. */
export const firstWords: Readonly<Record<Locale, FirstWords>> = { de: german, en: english };
