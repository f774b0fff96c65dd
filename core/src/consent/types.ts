import type { Locale } from '../runtime/locale';
import type { VersionChange } from './version-changes';

/** How a consent was withdrawn; they only grow. */
export const withdrawalMethods = ['controller', 'preference-page', 'unsubscribe-link', 'objection'] as const;
export type WithdrawalMethod = (typeof withdrawalMethods)[number];

export const purposes = ['newsletter', 'contact', 'event', 'other'] as const;
export type Purpose = (typeof purposes)[number];

export type PrivacyDeclaration =
  { readonly mode: 'text'; readonly text: string } | { readonly mode: 'link'; readonly url: string };

export interface ConsentProfileInput {
  readonly description: string;
  readonly purpose: Purpose;
  readonly topic: string;
  readonly locale: Locale;
  /** `proposal`: our wording, filled with company and topic; `text` is then ignored on input. */
  readonly consentText: { readonly mode: 'proposal' | 'own'; readonly text?: string };
  readonly cancelNotice: string;
  readonly privacyDeclaration: PrivacyDeclaration | null;
  readonly checkboxActive: boolean;
  readonly doubleOptIn: boolean;
  readonly contactGroupId?: string;
  readonly forms: readonly string[];
}

export interface ConsentProfile extends Omit<ConsentProfileInput, 'consentText' | 'contactGroupId'> {
  readonly id: string;
  readonly consentText: { readonly mode: 'proposal' | 'own'; readonly text: string };
  readonly contactGroupId: string | null;
  /** Id of the version a form shows now. */
  readonly currentVersion: string;
  /** When that version was published. */
  readonly publishedAt: Date;
  /** Grows with each change; the ETag. */
  readonly revision: number;
}

/** What was published, word for word; immutable, addressed by its SHA-256. */
export interface ConsentVersion {
  readonly id: string;
  readonly profileId: string;
  readonly sha256: string;
  readonly locale: Locale;
  readonly consentText: string;
  readonly cancelNotice: string;
  readonly privacyDeclaration: PrivacyDeclaration | null;
  readonly processorStatement: string;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
}

/** A version in a profile's history, with what it changed against the one published before it. */
export interface PublishedVersion extends ConsentVersion {
  readonly changes: readonly VersionChange[];
}

/** Enums only grow. */
export const consentEventTypes = [
  'requested',
  'given',
  'confirmed',
  'withdrawn',
  'expired',
  'invalidated',
  'imported',
  'refused',
] as const;
export type ConsentEventType = (typeof consentEventTypes)[number];
export type ConsentState = ConsentEventType;

export interface ConsentEvent {
  readonly type: ConsentEventType;
  readonly at: Date;
  readonly ledgerSeq: number;
  readonly actor: string | null;
  readonly reason: string | null;
  /** Of a withdrawal: by which way it came. */
  readonly method: WithdrawalMethod | null;
  /** Of a confirmation: when the mail with its link went to the mail server. */
  readonly mailSentAt: Date | null;
}

export interface ConsentSummary {
  readonly id: string;
  readonly email: string;
  readonly state: ConsentState;
  readonly formKey: string;
  readonly profileId: string;
  readonly versionId: string;
  readonly purpose: Purpose;
  readonly description: string;
  readonly createdAt: Date;
}

/** The proof of one consent: everything Art. 7(1) GDPR asks the controller to show. */
export interface ConsentProof extends ConsentSummary {
  /** Whether all that is shown here is what the ledger sealed; false means that the database was tampered with. */
  readonly intact: boolean;
  readonly events: readonly ConsentEvent[];
  readonly version: ConsentVersion;
  readonly ticked: boolean;
  readonly processor: { readonly name: string };
  readonly submission: {
    readonly id: string;
    readonly formTitle: string;
    readonly pageUrl: string;
    readonly locale: Locale;
    readonly renderedAt: Date;
    readonly submittedAt: Date;
    readonly receivedAt: Date;
    readonly fields: Readonly<Record<string, string>>;
    readonly fieldLabels: Readonly<Record<string, string>>;
  };
  readonly ledger: { readonly seq: number; readonly hash: string };
}

export interface ConsentFilter {
  readonly email?: string;
  readonly state?: ConsentState;
  readonly formKey?: string;
  readonly profileId?: string;
}
