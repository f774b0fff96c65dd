import type { Locale } from '../../runtime/locale';
import type { ActivityColumn } from '../types';

/** What a document says of its own accord, in one language. */
export interface DocumentWords {
  readonly title: string;
  readonly processorTitle: string;
  readonly headings: Readonly<Record<ActivityColumn, string>>;
  readonly processorHeadings: Readonly<Record<ProcessorColumn, string>>;
  readonly facts: Readonly<
    Record<
      | 'controller'
      | 'processor'
      | 'address'
      | 'email'
      | 'phone'
      | 'website'
      | 'dataProtectionOfficer'
      | 'representative'
      | 'jointControllers'
      | 'date'
      | 'activities'
      | 'controllers',
      string
    >
  >;
  readonly yes: string;
  readonly no: string;
  readonly table: string;
  readonly about: string;
  readonly measures: string;
  readonly findings: string;
  readonly nothingMissing: string;
  readonly noRows: string;
  readonly notEntered: string;
  readonly page: (page: number, pages: number) => string;
}

export const processorColumns = [
  'controller',
  'contact',
  'categories',
  'thirdCountry',
  'thirdCountries',
  'safeguards',
] as const;
export type ProcessorColumn = (typeof processorColumns)[number];

const german: DocumentWords = {
  title: 'Verzeichnis von Verarbeitungstätigkeiten (Art. 30 Abs. 1 DSGVO)',
  processorTitle: 'Verzeichnis des Auftragsverarbeiters (Art. 30 Abs. 2 DSGVO)',
  headings: {
    name: 'Bezeichnung',
    purpose: 'Zweck',
    legalBasis: 'Rechtsgrundlage',
    dataSubjects: 'Kategorien betroffener Personen',
    dataCategories: 'Datenkategorien',
    recipients: 'Empfänger',
    thirdCountry: 'Drittland',
    thirdCountries: 'Drittländer',
    safeguards: 'Garantien',
    storagePeriod: 'Speicherdauer',
    impactAssessment: 'Datenschutz-Folgenabschätzung',
  },
  processorHeadings: {
    controller: 'Verantwortlicher',
    contact: 'Kontaktdaten',
    categories: 'Kategorien von Verarbeitungen',
    thirdCountry: 'Drittland',
    thirdCountries: 'Drittländer',
    safeguards: 'Garantien',
  },
  facts: {
    controller: 'Verantwortlicher',
    processor: 'Auftragsverarbeiter',
    address: 'Anschrift',
    email: 'E-Mail',
    phone: 'Telefon',
    website: 'Website',
    dataProtectionOfficer: 'Datenschutzbeauftragter',
    representative: 'Vertreter',
    jointControllers: 'Gemeinsam Verantwortliche',
    date: 'Stand',
    activities: 'Anzahl der Verarbeitungstätigkeiten',
    controllers: 'Anzahl der Verantwortlichen',
  },
  yes: 'Ja',
  no: 'Nein',
  table: 'Verarbeitungstätigkeiten',
  about: 'Angaben',
  measures: 'Technische und organisatorische Maßnahmen (Art. 32 DSGVO)',
  findings: 'Was noch fehlt oder nicht übereinstimmt',
  nothingMissing: 'Keine Pflichtangabe fehlt.',
  noRows: 'Das Verzeichnis enthält noch keine Einträge.',
  notEntered: 'nicht angegeben',
  page: (page, pages) => `Seite ${page} von ${pages}`,
};

const english: DocumentWords = {
  title: 'Record of processing activities (Art. 30(1) GDPR)',
  processorTitle: "Processor's record (Art. 30(2) GDPR)",
  headings: {
    name: 'Name',
    purpose: 'Purpose',
    legalBasis: 'Legal basis',
    dataSubjects: 'Categories of data subjects',
    dataCategories: 'Categories of data',
    recipients: 'Recipients',
    thirdCountry: 'Third country',
    thirdCountries: 'Third countries',
    safeguards: 'Safeguards',
    storagePeriod: 'Storage period',
    impactAssessment: 'Data-protection impact assessment',
  },
  processorHeadings: {
    controller: 'Controller',
    contact: 'Contact details',
    categories: 'Categories of processing',
    thirdCountry: 'Third country',
    thirdCountries: 'Third countries',
    safeguards: 'Safeguards',
  },
  facts: {
    controller: 'Controller',
    processor: 'Processor',
    address: 'Address',
    email: 'E-mail',
    phone: 'Telephone',
    website: 'Website',
    dataProtectionOfficer: 'Data protection officer',
    representative: 'Representative',
    jointControllers: 'Joint controllers',
    date: 'As of',
    activities: 'Number of processing activities',
    controllers: 'Number of controllers',
  },
  yes: 'Yes',
  no: 'No',
  table: 'Processing activities',
  about: 'About',
  measures: 'Technical and organisational measures (Art. 32 GDPR)',
  findings: 'What is missing or does not match',
  nothingMissing: 'No mandatory entry is missing.',
  noRows: 'The record holds no entries yet.',
  notEntered: 'not entered',
  page: (page, pages) => `Page ${page} of ${pages}`,
};

export const documentWords: Readonly<Record<Locale, DocumentWords>> = { de: german, en: english };
