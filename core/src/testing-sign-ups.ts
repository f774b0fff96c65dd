import type { Core } from './core';
import type { ConfirmationMail } from './consent/confirmation-types';
import type { LeasedMessage } from './outbox/types';
import type { Principal } from './tenants/types';
import type { SubmissionInput, SubmissionReceipt } from './forms/types';
import type { ConsentProfileInput } from './consent/types';
import type { Clock } from './runtime/runtime';
import { systemRuntime } from './runtime/system-runtime';
import type { DataProtectionInput } from './tenants/types';
import { activeSettings, newsletterForm, newsletterProfile, newsletterSubmission } from './testing-newsletter';

/** A company whose newsletter people sign up for. */
export interface SignUps {
  readonly tenantId: string;
  readonly profileId: string;
  /** Sends the form as a visitor who ticked the box would. */
  signUp(email: string, changes?: Partial<SubmissionInput>): Promise<SubmissionReceipt>;
}

let count = 0;

/** Activates data protection for a new company, publishes a profile and registers its form. */
export async function openSignUps(
  core: Core,
  {
    clock = systemRuntime.clock,
    slug = 'muster',
    settings = {},
    profile = {},
  }: {
    /** The core's own. */
    clock?: Clock;
    slug?: string;
    settings?: Partial<DataProtectionInput>;
    profile?: Partial<ConsentProfileInput>;
  } = {},
): Promise<SignUps> {
  const { id: tenantId } = await core.tenants.create({ company: 'Muster GmbH', slug });
  const { key: apiKey } = await core.tenants.createKey({ tenantId, scopes: ['submit'] });
  const key = (await core.tenants.authenticate(apiKey)) as Principal;
  await core.tenants.putSettings({ tenantId }, activeSettings(settings));
  const { id: profileId, currentVersion } = await core.profiles.create({ tenantId }, newsletterProfile(profile));
  await core.forms.put({ tenantId }, 'newsletter', newsletterForm([profileId]), 'de');
  const shown = { formKey: 'newsletter', checkboxes: [{ profileId, versionId: currentVersion }] };
  return {
    tenantId,
    profileId,
    async signUp(email, changes = {}) {
      const now = clock.now();
      const input = newsletterSubmission(shown, email, { submittedAt: now, shown: { renderedAt: now }, ...changes });
      const idempotencyKey = `sign-up-${++count}`;
      return (await core.submissions.record({ key, idempotencyKey, requestHash: 'ab', input })).receipt;
    },
  };
}

/** Delivers the next mail that asks for a confirmation, as the mail job does. Throws when there is none to send. */
export async function deliverConfirmationMail(core: Core): Promise<ConfirmationMail> {
  const [message] = await core.outbox.lease(1);
  const decision = await core.confirmationMails.prepareMail(message as LeasedMessage);
  if (decision.action !== 'send') throw new Error(`No mail, but ${decision.action}.`);
  await core.confirmationMails.mailSent(decision);
  return decision.mail;
}
