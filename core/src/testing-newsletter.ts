import type { ConsentProfileInput } from './consent/types';
import type { FormInput, NoticeCheckbox, SubmissionInput } from './forms/types';
import { systemRuntime } from './runtime/system-runtime';
import { processor } from './tenants/processor';
import { processorSentence } from './tenants/processor-statement';
import type { DataProtectionInput } from './tenants/types';

/** What the tests of all packages enter for a company with one newsletter; as JSON these are the bodies of the HTTP interface. */

/** One moment for all, so that the same submission is the same bytes again. */
const moment = systemRuntime.clock.now();
const pageUrl = 'https://muster.example/newsletter';

/** Settings with which data protection is active. */
export function activeSettings(changes: Partial<DataProtectionInput> = {}): DataProtectionInput {
  return {
    active: true,
    company: { name: 'Muster GmbH', address: 'Hauptplatz 1, 8010 Graz', email: 'office@muster.example' },
    processorAgreement: { version: processor().agreement.version, acceptedBy: 'Eva Admin' },
    unconfirmedDays: 7,
    keepProofDays: 1095,
    recordIp: false,
    ...changes,
  };
}

/** A consent profile for a newsletter, with our proposal as its text. */
export function newsletterProfile(changes: Partial<ConsentProfileInput> = {}): ConsentProfileInput {
  return {
    description: 'Newsletter-Anmeldung',
    purpose: 'newsletter',
    topic: 'Neuigkeiten zu Gartenmöbeln',
    locale: 'de',
    consentText: { mode: 'proposal', text: '' },
    cancelNotice: 'Sie können den Newsletter jederzeit abbestellen.',
    privacyDeclaration: {
      mode: 'text',
      text: `Zweck: Versand des Newsletters. ${processorSentence.de} Sie haben das Recht auf Widerruf.`,
    },
    checkboxActive: true,
    doubleOptIn: true,
    forms: [],
    ...changes,
  };
}

/** A newsletter form that breaks no rule and asks for the address only. */
export function newsletterForm(profiles: readonly string[], changes: Partial<FormInput> = {}): FormInput {
  return {
    title: 'Newsletter',
    kind: 'newsletter',
    pageUrl,
    cms: 'wordpress',
    fields: [{ name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true }],
    profiles,
    ...changes,
  };
}

/** What a page showed: a notice, or the part of it that a submission refers to. */
export interface ShownForm {
  readonly formKey: string;
  readonly checkboxes: readonly Pick<NoticeCheckbox, 'profileId' | 'versionId'>[];
}

/** A submission of a visitor who ticked every box that the notice shows. */
export function newsletterSubmission(
  { formKey, checkboxes }: ShownForm,
  email: string,
  changes: Partial<SubmissionInput> = {},
): SubmissionInput {
  return {
    formKey,
    submittedAt: moment,
    locale: 'de',
    pageUrl,
    fields: { email },
    consents: checkboxes.map(({ profileId, versionId }) => ({ profileId, versionId, ticked: true })),
    shown: { renderedAt: moment },
    client: {},
    ...changes,
  };
}
