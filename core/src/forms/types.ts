import type { ConsentState, PrivacyDeclaration } from '../consent/types';
import type { Locale } from '../runtime/locale';

export const formKinds = ['newsletter', 'contact', 'other'] as const;
export type FormKind = (typeof formKinds)[number];

export const cmsNames = ['wordpress', 'typo3', 'kundenmeister'] as const;
export type Cms = (typeof cmsNames)[number];

export const fieldTypes = ['email', 'text', 'textarea', 'choice'] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly personal: boolean;
  /** The values a `choice` takes. */
  readonly options?: readonly string[];
}

export interface FormInput {
  readonly title: string;
  readonly kind: FormKind;
  readonly pageUrl: string;
  readonly cms: Cms;
  readonly fields: readonly FormField[];
  readonly profiles: readonly string[];
}

export const findingCodes = [
  'consent-checkbox-missing',
  'privacy-declaration-missing',
  'processor-not-named',
  'only-email-may-be-required',
  'newsletter-content-missing',
  'cancel-notice-missing',
  'email-field-missing',
  'no-profile',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  readonly code: FindingCode;
  /** `block`: the form takes no data until it is mended. */
  readonly severity: 'block' | 'warn';
  /** The field's name, where one is the cause. */
  readonly field?: string;
}

export interface FindingMessage extends Finding {
  readonly message: string;
  /** How to mend it, in plain words. */
  readonly fix: string;
}

/** What is wrong with a form, and whether it may take data nevertheless. */
export interface FormCheck {
  readonly compliant: boolean;
  readonly findings: readonly FindingMessage[];
}

export interface Form extends FormInput, FormCheck {
  readonly formKey: string;
  readonly updatedAt: Date;
}

export interface NoticeCheckbox {
  readonly profileId: string;
  readonly versionId: string;
  readonly required: boolean;
  readonly label: string;
  readonly cancelNotice: string;
  readonly declaration: PrivacyDeclaration | null;
}

/** What a CMS shows beside the fields; `reason` is an error code when the form does not accept. */
export interface Notice {
  readonly formKey: string;
  readonly accepts: boolean;
  readonly reason?: 'data-protection-inactive' | 'form-not-compliant';
  readonly checkboxes: readonly NoticeCheckbox[];
  readonly processorStatement: string;
  readonly contentNotice: string;
  /** Whether the controller wants address and browser of the sender; a CMS sends neither otherwise. */
  readonly recordIp: boolean;
}

export interface SubmissionInput {
  readonly formKey: string;
  readonly submittedAt: Date;
  readonly locale: Locale;
  readonly pageUrl: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly consents: readonly { readonly profileId: string; readonly versionId: string; readonly ticked: boolean }[];
  readonly shown: { readonly renderedAt: Date };
  readonly client: { readonly ip?: string; readonly userAgent?: string };
}

export interface SubmissionReceipt {
  readonly submissionId: string;
  readonly state: 'pending-confirmation' | 'recorded';
  readonly consents: readonly {
    readonly consentId: string;
    readonly profileId: string;
    readonly versionId: string;
    readonly state: ConsentState;
  }[];
  readonly processor: { readonly name: string };
  readonly ledger: { readonly seq: number; readonly hash: string };
}
