import type { Locale } from '../runtime/locale';
import type { FormField, FormKind, Notice, SubmissionInput, SubmissionReceipt } from './types';

/** Everything that the page of a hosted form shows. */
export interface HostedForm {
  readonly tenantId: string;
  /** The controller's name. */
  readonly company: string;
  readonly formKey: string;
  readonly title: string;
  readonly kind: FormKind;
  readonly fields: readonly FormField[];
  readonly notice: Notice;
  /** The language of the page; each text has one of its own. */
  readonly locale: Locale;
  /** The language of each box's words, by profile. */
  readonly boxLocales: ReadonlyMap<string, Locale>;
  /** The render token; undefined while the form takes nothing. */
  readonly token: string | undefined;
}

/** How a page asks for a hosted form. */
export interface HostedRequest {
  readonly tenantSlug: string;
  readonly formKey: string;
  /** The language the reader wants; undefined for that of the form's own texts. */
  readonly locale: Locale | undefined;
  /** Where the form is shown; it becomes part of the proof. */
  readonly pageUrl: string;
}

/** What came back from the page, as it came. */
export interface HostedEntry {
  readonly token: string;
  readonly fields: Readonly<Record<string, string>>;
  /** By profile: what the box sent. */
  readonly consents: Readonly<Record<string, string>>;
  /** What a human leaves empty. */
  readonly honeypot: string;
  readonly client: SubmissionInput['client'];
}

/** What is wrong with one field or box. */
export type FieldFaultCode =
  'required' | 'email-invalid' | 'too-long' | 'not-a-choice' | 'line-break' | 'field-invalid' | 'consent-required';

/** What is wrong with what came as a whole. */
/** `not-kept`: the storage is away; whether it was stored shows when the same is sent again. */
export type FormFaultCode = 'token-invalid' | 'token-expired' | 'form-changed' | 'not-kept';

/** One thing to mend before the form can be sent. */
export type HostedFault =
  | { readonly at: 'field'; readonly name: string; readonly code: FieldFaultCode; readonly max?: number }
  | { readonly at: 'box'; readonly profileId: string; readonly code: FieldFaultCode }
  | { readonly at: 'form'; readonly code: FormFaultCode };

/** What became of a submission. Nothing is stored unless it is `stored`. */
export type HostedOutcome =
  | { readonly result: 'stored'; readonly state: SubmissionReceipt['state']; readonly replayed: boolean }
  /** Filled in by a program: it is thanked, so that it learns nothing. */
  | { readonly result: 'ignored'; readonly state: SubmissionReceipt['state'] }
  | {
      readonly result: 'refused';
      readonly faults: readonly HostedFault[];
      /** The form as it is now, to be shown again. */
      readonly form: HostedForm;
      /** Profiles whose box the person ticked, and whose words are still the same. */
      readonly ticked: ReadonlySet<string>;
    }
  | { readonly result: 'closed'; readonly form: HostedForm };
