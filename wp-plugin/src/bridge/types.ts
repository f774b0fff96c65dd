/** The bridge's shapes as its JSON carries them: times are RFC 3339 strings, ids are opaque. */

export type Locale = 'de' | 'en';
export type Localized = Record<Locale, string>;
export type Purpose = 'newsletter' | 'contact' | 'event' | 'other';
export type FormKind = 'newsletter' | 'contact' | 'other';

export const consentStates = [
  'requested',
  'given',
  'confirmed',
  'withdrawn',
  'expired',
  'invalidated',
  'imported',
  'refused',
] as const;
export type ConsentState = (typeof consentStates)[number];

export type PrivacyDeclaration = { mode: 'text'; text: string } | { mode: 'link'; url: string };

export interface ConsentProfileInput {
  description: string;
  purpose: Purpose;
  topic: string;
  locale: Locale;
  consentText: { mode: 'proposal' | 'own'; text?: string };
  cancelNotice: string;
  privacyDeclaration: PrivacyDeclaration | null;
  checkboxActive: boolean;
  doubleOptIn: boolean;
  /** Without one the bridge makes a group named for the profile. */
  contactGroupId?: string;
  forms: string[];
}

export interface ConsentProfile extends Omit<ConsentProfileInput, 'consentText' | 'contactGroupId'> {
  id: string;
  consentText: { mode: 'proposal' | 'own'; text: string };
  contactGroupId: string | null;
  /** Id of the version that forms show now. */
  currentVersion: string;
  /** When that version was published. */
  publishedAt: string;
  /** Grows with each change; what `If-Match` names. */
  revision: number;
  /** When the linked page was last looked at; null for a stored text. */
  declarationCheckedAt: string | null;
  declarationFindings: Finding[];
}

/** A stretch of text in a comparison of two versions. */
export interface Segment {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export interface VersionChange {
  part: 'consentText' | 'cancelNotice' | 'privacyDeclaration' | 'processorStatement';
  segments: Segment[];
}

/** What was published, word for word, and what it changed against the version before. */
export interface ConsentVersion {
  id: string;
  locale: Locale;
  consentText: string;
  cancelNotice: string;
  privacyDeclaration: PrivacyDeclaration | null;
  processorStatement: string;
  publishedAt: string;
  publishedBy: string | null;
  changes: VersionChange[];
}

export interface ContactGroup {
  id: string;
  name: string;
}

export interface DeclarationCheck {
  namesProcessor: boolean;
  findings: Finding[];
  /** Makes the declaration name the processor; null when it does already. */
  sentenceToAdd: Localized | null;
}

export interface Proposal {
  text: string;
  cancelNotice: string;
}

export interface Finding {
  code: string;
  /** `block`: the form takes no data until it is mended. */
  severity: 'block' | 'warn';
  field?: string;
  message: string;
  fix: string;
}

export interface RegisteredForm {
  formKey: string;
  compliant: boolean;
  findings: Finding[];
}

/** A form in the list of all that are registered. */
export interface ListedForm {
  formKey: string;
  title: string;
  kind: FormKind;
  pageUrl: string;
}

export interface Company {
  name: string;
  address: string;
  email: string;
  phone?: string;
  website?: string;
  dataProtectionOfficer?: string;
  /** Of a controller outside the EU (Art. 27 GDPR). */
  representative?: string;
  /** Art. 26 GDPR. */
  jointControllers?: string;
}

export type OnLapse = 'report' | 'delete';

export interface DataProtectionSettings {
  active: boolean;
  company: Company | null;
  processorAgreement: { version: string; acceptedAt: string; acceptedBy: string } | null;
  unconfirmedDays: number;
  keepProofDays: number;
  /** Absent from a bridge older than this plugin. */
  keepObjectionDays?: number;
  recordIp: boolean;
  /** What happens to a contact when its storage period lapses; absent from a bridge older than this plugin. */
  onLapse?: OnLapse;
}

/** With the tag that names exactly these settings, to be sent when they are changed. */
export interface StoredSettings extends DataProtectionSettings {
  tag: string;
}

export interface DataProtectionInput extends Omit<DataProtectionSettings, 'processorAgreement'> {
  processorAgreement: { version: string; acceptedBy: string } | null;
}

export interface Processor {
  name: string;
  address?: string;
  statement: Localized;
  subProcessors: { name: string; address: string; task: string; country: string; agreementDate: string | null }[];
  agreement: {
    version: string;
    text: Localized;
    /** What is new since the version accepted before; null when there was none. */
    changes: ({ since: string } & Record<Locale, Segment[][]>) | null;
  };
}

/** An acceptance of the processor agreement, and the ledger's entry that proves it. */
export interface AgreementAcceptance {
  version: string;
  acceptedAt: string;
  acceptedBy: string;
  ledger: { seq: number; hash: string };
}

export interface ConsentSummary {
  id: string;
  email: string;
  state: ConsentState;
  formKey: string;
  purpose: Purpose;
  description: string;
  createdAt: string;
}

/** The proof of one consent: everything Art. 7(1) GDPR asks the controller to show. */
export interface ConsentProof extends ConsentSummary {
  /** False when what is stored is no longer what the ledger sealed. */
  intact: boolean;
  events: { type: ConsentState; at: string; ledgerSeq: number; actor: string | null; reason: string | null }[];
  version: {
    id: string;
    sha256: string;
    locale: Locale;
    consentText: string;
    cancelNotice: string;
    privacyDeclaration: PrivacyDeclaration | null;
    processorStatement: string;
    publishedAt: string;
    publishedBy: string | null;
  };
  ticked: boolean;
  processor: { name: string };
  submission: {
    formTitle: string;
    pageUrl: string;
    locale: Locale;
    renderedAt: string;
    submittedAt: string;
    receivedAt: string;
    fields: Record<string, string>;
    /** As the page called the fields when it was sent. */
    fieldLabels: Record<string, string>;
  };
  ledger: { seq: number; hash: string };
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** How this site reaches the bridge; the key itself never leaves the server. */
export interface Connection {
  url: string;
  keySet: boolean;
  source: 'option' | 'constant';
  connected: boolean;
  /** Null while not connected, and until the controller has entered its company. */
  company: Company | null;
  error: string | null;
}

export interface OutboxStatus {
  waiting: number;
  refused: number;
  oldestAt: string | null;
  lastCode: string | null;
}

export interface Site {
  privacyPolicyUrl: string;
  siteName: string;
  locale: Locale;
  /** Whether a form was published. */
  hasForms: boolean;
}
