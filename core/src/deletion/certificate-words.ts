import type { Locale } from '../runtime/locale';
import type { ErasedCounts } from './erased-counts';
import type { Kept } from './kept-after-erasure';
import type { DeletionKind, DeletionOrigin } from './types';

/** Everything the certificate on paper says, but for what it is filled with. */
export interface CertificateWords {
  readonly title: string;
  readonly intro: string;
  readonly request: string;
  readonly controller: string;
  readonly processor: string;
  readonly subject: string;
  readonly kinds: Readonly<Record<DeletionKind, string>>;
  readonly origin: string;
  readonly origins: Readonly<Record<DeletionOrigin, string>>;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly executedAt: string;
  readonly inTime: string;
  readonly yes: string;
  readonly no: string;
  readonly erased: string;
  readonly counts: Readonly<Record<keyof ErasedCounts, string>>;
  readonly kept: string;
  readonly nothingKept: string;
  readonly keptKinds: Readonly<Record<Kept['what'], string>>;
  readonly until: (text: string, until: string) => string;
  readonly hold: string;
  readonly noHold: string;
  readonly heldUntil: (until: string) => string;
  readonly backups: string;
  readonly unreadableSince: string;
  readonly sealedInBackups: string;
  readonly lastBackupGoneAt: string;
  readonly vaultCopiesGoneAt: string;
  readonly proof: string;
  readonly journal: string;
  readonly ledger: string;
  readonly noLedger: string;
  readonly entry: (seq: number) => string;
  readonly page: (page: number, pages: number) => string;
}

const german: CertificateWords = {
  title: 'Löschbestätigung',
  intro:
    'Die unten bezeichneten personenbezogenen Daten sind gelöscht (Art. 17 DSGVO). Diese Bestätigung nennt Anzahlen und Kategorien und keine Person.',
  request: 'Antrag',
  controller: 'Verantwortlicher',
  processor: 'Auftragsverarbeiter',
  subject: 'Gegenstand',
  kinds: {
    person: 'Alle Daten einer Person',
    records: 'Genau bezeichnete Datensätze',
    described: 'In Worten beschriebene Daten',
  },
  origin: 'Beantragt von',
  origins: { controller: 'dem Verantwortlichen', 'data-subject': 'der betroffenen Person' },
  receivedAt: 'Eingegangen',
  dueAt: 'Zugesagt bis',
  executedAt: 'Ausgeführt',
  inTime: 'Rechtzeitig',
  yes: 'Ja',
  no: 'Nein',
  erased: 'Was gelöscht wurde',
  counts: {
    contacts: 'Kontakte',
    submissions: 'Gesendete Formulare',
    consents: 'Einwilligungen',
    consentEvents: 'Ereignisse zu Einwilligungen',
    memberships: 'Zugehörigkeiten zu Kontaktgruppen',
    legalBases: 'Weitere Rechtsgrundlagen',
    messages: 'E-Mails, die noch auf den Versand warteten',
    links: 'Links in E-Mails, die nun ins Leere führen',
    ledgerPayloads: 'Inhalte aus dem Nachweisprotokoll, dessen Kette bleibt',
  },
  kept: 'Was bleibt',
  nothingKept: 'Nichts.',
  keptKinds: {
    'proof-without-identity': 'Nachweise einer Einwilligung ohne Identität (Art. 17 Abs. 3 lit. e DSGVO)',
    'objection-hash': 'Prüfwert der Adresse, damit der Widerspruch beachtet wird (Art. 21 DSGVO)',
    'late-delivery-hash':
      'Prüfwert der Adresse, damit eine früher gesendete, verspätete Anmeldung die Daten nicht zurückbringt (Art. 17 DSGVO)',
  },
  until: (text, until) => `${text}, bis ${until}`,
  hold: 'Gesetzliche Aufbewahrung',
  noHold: 'Keine gesetzliche Pflicht stand der Löschung entgegen.',
  heldUntil: (until) =>
    `Die Löschung war bis ${until} aufgeschoben (Art. 17 Abs. 3 lit. b DSGVO), die Daten eingeschränkt. Der Grund kann Personen nennen und ist mit den Daten gelöscht.`,
  backups: 'Sicherungen',
  unreadableSince: 'In allen Sicherungen unlesbar seit',
  sealedInBackups:
    'Einzelne Datensätze einer Person, von der andere bleiben: Frühere Sicherungen enthalten sie verschlüsselt, bis sie vernichtet sind. Keine Wiederherstellung bringt sie zurück.',
  lastBackupGoneAt: 'Letzte Sicherung, die sie enthält, vernichtet am',
  vaultCopiesGoneAt: 'Letzte Kopie des Schlüsselspeichers mit dem Schlüssel vernichtet am',
  proof: 'Nachweis',
  journal: 'Löschjournal',
  ledger: 'Nachweisprotokoll',
  noLedger: 'Kein Eintrag: Es war nichts mehr zu löschen.',
  entry: (seq) => `Eintrag ${seq}, SHA-256`,
  page: (page, pages) => `Seite ${page} von ${pages}`,
};

const english: CertificateWords = {
  title: 'Certificate of erasure',
  intro:
    'The personal data named below is erased (Art. 17 GDPR). This certificate tells numbers and categories, and names no person.',
  request: 'Request',
  controller: 'Controller',
  processor: 'Processor',
  subject: 'Subject',
  kinds: {
    person: 'All data of one person',
    records: 'Precisely named records',
    described: 'Data described in words',
  },
  origin: 'Requested by',
  origins: { controller: 'the controller', 'data-subject': 'the data subject' },
  receivedAt: 'Received',
  dueAt: 'Promised by',
  executedAt: 'Executed',
  inTime: 'In time',
  yes: 'Yes',
  no: 'No',
  erased: 'What was erased',
  counts: {
    contacts: 'Contacts',
    submissions: 'Forms that were sent',
    consents: 'Consents',
    consentEvents: 'Events of consents',
    memberships: 'Memberships of contact groups',
    legalBases: 'Other legal bases',
    messages: 'E-mails that still waited to be sent',
    links: 'Links in e-mails, which lead nowhere now',
    ledgerPayloads: 'Contents taken out of the ledger, whose chain stays',
  },
  kept: 'What stays',
  nothingKept: 'Nothing.',
  keptKinds: {
    'proof-without-identity': 'Proofs of a consent without identity (Art. 17(3)(e) GDPR)',
    'objection-hash': 'Keyed hash of the address, so that the objection is honoured (Art. 21 GDPR)',
    'late-delivery-hash':
      'Keyed hash of the address, so that a form sent before and delivered late does not bring the data back (Art. 17 GDPR)',
  },
  until: (text, until) => `${text}, until ${until}`,
  hold: 'Legal hold',
  noHold: 'No legal obligation stood against the erasure.',
  heldUntil: (until) =>
    `The erasure was put off until ${until} (Art. 17(3)(b) GDPR), the data restricted. The reason may name persons, and is erased with the data.`,
  backups: 'Backups',
  unreadableSince: 'Unreadable in every backup since',
  sealedInBackups:
    'Single records of a person of whom others stay: earlier backups hold them encrypted until they are destroyed. No restore brings them back.',
  lastBackupGoneAt: 'Last backup that holds them destroyed on',
  vaultCopiesGoneAt: 'Last copy of the vault with the key destroyed on',
  proof: 'Proof',
  journal: 'Deletion journal',
  ledger: 'Ledger',
  noLedger: 'No entry: nothing was left to erase.',
  entry: (seq) => `entry ${seq}, SHA-256`,
  page: (page, pages) => `Page ${page} of ${pages}`,
};

export const certificateWords: Readonly<Record<Locale, CertificateWords>> = { de: german, en: english };
