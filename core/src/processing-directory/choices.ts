import type { Locale, Localized } from '../runtime/locale';
import { countryChoices } from './countries';
import type { DirectoryChoices, StoragePeriod, StoragePeriodChoice } from './types';

/** What makes a transfer to a third country lawful (Art. 45–49 GDPR). */
const safeguards: readonly Localized[] = [
  {
    de: 'Angemessenheitsbeschluss der Europäischen Kommission (Art. 45 DSGVO)',
    en: 'Adequacy decision of the European Commission (Art. 45 GDPR)',
  },
  {
    de: 'Standardvertragsklauseln der Europäischen Kommission (Art. 46 Abs. 2 lit. c DSGVO)',
    en: 'Standard contractual clauses of the European Commission (Art. 46(2)(c) GDPR)',
  },
  {
    de: 'Verbindliche interne Datenschutzvorschriften (Art. 46 Abs. 2 lit. b und Art. 47 DSGVO)',
    en: 'Binding corporate rules (Art. 46(2)(b) and Art. 47 GDPR)',
  },
  {
    de: 'Genehmigte Verhaltensregeln (Art. 46 Abs. 2 lit. e DSGVO)',
    en: 'Approved code of conduct (Art. 46(2)(e) GDPR)',
  },
  { de: 'Genehmigte Zertifizierung (Art. 46 Abs. 2 lit. f DSGVO)', en: 'Approved certification (Art. 46(2)(f) GDPR)' },
  {
    de: 'Ausdrückliche Einwilligung nach Aufklärung über die Risiken (Art. 49 Abs. 1 lit. a DSGVO)',
    en: 'Explicit consent after being told of the risks (Art. 49(1)(a) GDPR)',
  },
  {
    de: 'Erforderlich für einen Vertrag mit der betroffenen Person (Art. 49 Abs. 1 lit. b DSGVO)',
    en: 'Necessary for a contract with the person concerned (Art. 49(1)(b) GDPR)',
  },
  {
    de: 'Erforderlich zur Geltendmachung oder Abwehr von Rechtsansprüchen (Art. 49 Abs. 1 lit. e DSGVO)',
    en: 'Necessary to establish or defend legal claims (Art. 49(1)(e) GDPR)',
  },
];

/** On what processing can be based (Art. 6(1), Art. 9(2) GDPR). */
const legalBases: readonly Localized[] = [
  { de: 'Einwilligung, Art. 6 Abs. 1 lit. a DSGVO', en: 'Consent, Art. 6(1)(a) GDPR' },
  {
    de: 'Einwilligung, Art. 6 Abs. 1 lit. a DSGVO und § 174 TKG 2021',
    en: 'Consent, Art. 6(1)(a) GDPR and § 174 TKG 2021 (Austria)',
  },
  {
    de: 'Vertrag oder vorvertragliche Maßnahmen, Art. 6 Abs. 1 lit. b DSGVO',
    en: 'Contract or steps before a contract, Art. 6(1)(b) GDPR',
  },
  { de: 'Rechtliche Verpflichtung, Art. 6 Abs. 1 lit. c DSGVO', en: 'Legal obligation, Art. 6(1)(c) GDPR' },
  { de: 'Lebenswichtige Interessen, Art. 6 Abs. 1 lit. d DSGVO', en: 'Vital interests, Art. 6(1)(d) GDPR' },
  { de: 'Öffentliches Interesse, Art. 6 Abs. 1 lit. e DSGVO', en: 'Public interest, Art. 6(1)(e) GDPR' },
  { de: 'Berechtigtes Interesse, Art. 6 Abs. 1 lit. f DSGVO', en: 'Legitimate interest, Art. 6(1)(f) GDPR' },
  {
    de: 'Ausdrückliche Einwilligung in besondere Kategorien, Art. 9 Abs. 2 lit. a DSGVO',
    en: 'Explicit consent for special categories, Art. 9(2)(a) GDPR',
  },
  { de: 'Arbeits- und Sozialrecht, Art. 9 Abs. 2 lit. b DSGVO', en: 'Employment and social law, Art. 9(2)(b) GDPR' },
];

/** Periods that Austrian law or practice often gives. */
const storagePeriods: readonly { readonly label: Localized; readonly storagePeriod: StoragePeriodOf }[] = [
  { label: { de: 'bis zum Widerruf', en: 'until withdrawal' }, storagePeriod: { kind: 'until-withdrawal' } },
  { label: { de: '6 Monate', en: '6 months' }, storagePeriod: { kind: 'duration', months: 6 } },
  { label: { de: '1 Jahr', en: '1 year' }, storagePeriod: { kind: 'duration', months: 12 } },
  { label: { de: '2 Jahre', en: '2 years' }, storagePeriod: { kind: 'duration', months: 24 } },
  {
    label: { de: '3 Jahre (Verjährung, § 1489 ABGB)', en: '3 years (limitation, § 1489 ABGB)' },
    storagePeriod: { kind: 'duration', months: 36, note: { de: '§ 1489 ABGB', en: '§ 1489 ABGB' } },
  },
  {
    label: { de: '7 Jahre (Aufbewahrungspflicht, § 132 BAO)', en: '7 years (duty to keep records, § 132 BAO)' },
    storagePeriod: { kind: 'statutory', months: 84, note: { de: '§ 132 Abs. 1 BAO', en: '§ 132(1) BAO' } },
  },
  {
    label: {
      de: '22 Jahre (Grundstücke, § 18 Abs. 10 UStG)',
      en: '22 years (real property, § 18(10) UStG)',
    },
    storagePeriod: { kind: 'statutory', months: 264, note: { de: '§ 18 Abs. 10 UStG', en: '§ 18(10) UStG' } },
  },
  { label: { de: 'anders, in eigenen Worten', en: 'other, in own words' }, storagePeriod: { kind: 'other' } },
];

type StoragePeriodOf = Omit<StoragePeriod, 'note'> & { readonly note?: Localized };

/** What screens offer for the cells of a row; a controller may always write something else. */
export function directoryChoices(locale: Locale): DirectoryChoices {
  return {
    countries: countryChoices(locale),
    safeguards: safeguards.map((text) => text[locale]),
    legalBases: legalBases.map((text) => text[locale]),
    storagePeriods: storagePeriods.map(({ label, storagePeriod: { note, ...period } }): StoragePeriodChoice => {
      return { label: label[locale], storagePeriod: { ...period, ...(note && { note: note[locale] }) } };
    }),
  };
}
