import { hash } from 'node:crypto';
import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import type { Runtime } from '../runtime/runtime';
import { findTenantBySlug } from '../tenants/tenant-store';
import type { Tenant } from '../tenants/types';
import { deriveKey } from '../vault/derive';
import type { Vault } from '../vault/vault';
import { loadFormContext, type FormContext } from './form-context-store';
import type { FormService } from './form-service';
import { decisions, entryFaults, refusalFaults, tidyFields } from './hosted-entry';
import type { HostedEntry, HostedFault, HostedForm, HostedOutcome, HostedRequest } from './hosted-form';
import { readRenderToken, signRenderToken, type RenderToken } from './render-token';
import type { SubmissionService } from './submission-service';
import type { Recorded, SubmissionJob } from './submission-writer';
import type { FormKind, SubmissionInput, SubmissionReceipt } from './types';

const attemptBytes = 16;

interface Found {
  readonly tenant: Tenant;
  readonly context: FormContext;
}

/**
 * Forms that the bridge itself hosts, for sites without a CMS of ours: the same rules and the same proof, with the bridge in
 * the part of the CMS.
 */
export class HostedFormService {
  /** What is being recorded just now, so that a double click waits for the first one's answer. */
  private readonly running = new Map<string, Promise<Recorded>>();

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly forms: Pick<FormService, 'notice'>,
    private readonly submissions: Pick<SubmissionService, 'record'>,
    private readonly runtime: Runtime,
  ) {}

  /** The form with a fresh render token. Throws `form-unknown` unless the tenant registered it as hosted by the bridge. */
  async show(request: HostedRequest): Promise<HostedForm> {
    return this.render(request, await this.find(request));
  }

  /** Checks and records what a page sent. Throws `form-unknown`, and `storage-unavailable` when not even the form can be read. */
  async submit(request: HostedRequest, entry: HostedEntry): Promise<HostedOutcome> {
    const found = await this.find(request);
    const { tenant, context } = found;
    if (entry.honeypot !== '') return { result: 'ignored', state: likelyState(context.form.kind) };
    const key = await this.tokenKey(tenant.id);
    const form = { tenantId: tenant.id, formKey: request.formKey };
    const read = readRenderToken(key, entry.token, form, this.runtime.clock.now());
    if (!read) return this.refuse(request, found, [{ at: 'form', code: 'token-invalid' }], []);
    const consents = decisions(read.token, entry.consents);
    if (read.expired) return this.refuse(request, found, [{ at: 'form', code: 'token-expired' }], consents);
    const { fields } = context.form;
    const values = tidyFields(fields, entry.fields);
    const faults = entryFaults(fields, values, read.token, consents);
    if (faults.length > 0) return this.refuse(request, found, faults, consents);
    try {
      const { receipt, replayed } = await this.record(
        tenant.id,
        entry,
        this.input(read.token, values, consents, entry.client),
      );
      return { result: 'stored', state: receipt.state, replayed };
    } catch (error) {
      if (!(error instanceof DomainError) || !mendable.has(error.code)) throw error;
      const refused = await this.refuse(
        request,
        await this.find(request),
        refusalFaults(error, fields, consents),
        consents,
      );
      return error.code === 'storage-unavailable' ? sameAttempt(refused, entry.token, read.token) : refused;
    }
  }

  private async find({ tenantSlug, formKey }: HostedRequest): Promise<Found> {
    return this.database.read(async (connection) => {
      const tenant = await findTenantBySlug(connection, tenantSlug);
      const context = tenant && (await loadFormContext(connection, tenant.id, formKey));
      if (!context || context.form.formKey !== formKey || context.form.cms !== 'kundenmeister') {
        throw new DomainError('form-unknown');
      }
      return { tenant, context };
    });
  }

  private async render({ locale: wanted, pageUrl }: HostedRequest, { tenant, context }: Found): Promise<HostedForm> {
    const { formKey, title, kind, fields } = context.form;
    const locale = wanted ?? context.profiles[0]?.locale ?? 'de';
    const notice = await this.forms.notice(tenant.id, formKey, locale);
    const token: RenderToken = {
      tenantId: tenant.id,
      formKey,
      pageUrl,
      locale,
      renderedAt: this.runtime.clock.now(),
      attempt: this.runtime.random.bytes(attemptBytes).toString('base64url'),
      boxes: notice.checkboxes.map(({ profileId, versionId, required }) => ({ profileId, versionId, required })),
    };
    return {
      tenantId: tenant.id,
      company: tenant.company,
      formKey,
      title,
      kind,
      fields,
      notice,
      locale,
      boxLocales: new Map(context.profiles.map((profile) => [profile.id, profile.locale])),
      token: notice.accepts ? signRenderToken(await this.tokenKey(tenant.id), token) : undefined,
    };
  }

  /** The form again, with what is to mend; a tick stays only where its words are still those that the person read. */
  private async refuse(
    request: HostedRequest,
    found: Found,
    faults: readonly HostedFault[],
    consents: SubmissionInput['consents'],
  ): Promise<HostedOutcome> {
    const form = await this.render(request, found);
    if (!form.notice.accepts) return { result: 'closed', form };
    const shown = new Map(form.notice.checkboxes.map(({ profileId, versionId }) => [profileId, versionId]));
    const kept = consents.filter(({ profileId, versionId, ticked }) => ticked && shown.get(profileId) === versionId);
    return { result: 'refused', faults, form, ticked: new Set(kept.map(({ profileId }) => profileId)) };
  }

  private input(
    token: RenderToken,
    fields: SubmissionInput['fields'],
    consents: SubmissionInput['consents'],
    client: SubmissionInput['client'],
  ): SubmissionInput {
    const { formKey, locale, pageUrl, renderedAt } = token;
    const submittedAt = this.runtime.clock.now();
    return { formKey, submittedAt, locale, pageUrl, fields, consents, shown: { renderedAt }, client };
  }

  /**
   * The same entries from the same page are one submission, however often they come. The entries are part of the key, so
   * that who goes back and sends others loses nothing.
   */
  private async record(tenantId: string, { token }: HostedEntry, input: SubmissionInput): Promise<Recorded> {
    const { fields, consents } = input;
    const idempotencyKey = hash('sha256', JSON.stringify([token, fields, consents]), 'hex');
    const running = this.running.get(idempotencyKey);
    if (running) return { ...(await running), replayed: true };
    const job: SubmissionJob = { key: { tenantId, ownForm: true }, idempotencyKey, requestHash: idempotencyKey, input };
    const recording = this.submissions.record(job).finally(() => this.running.delete(idempotencyKey));
    this.running.set(idempotencyKey, recording);
    return recording;
  }

  private async tokenKey(tenantId: string): Promise<Buffer> {
    return deriveKey((await this.vault.tenant(tenantId)).key, 'render-token');
  }
}

const mendable: ReadonlySet<string> = new Set([
  'consent-required',
  'consent-version-unknown',
  'field-unknown',
  'field-invalid',
  'data-protection-inactive',
  'form-not-compliant',
  'storage-unavailable',
]);

/**
 * The form with the token that it had, so that sending it again cannot store twice what may have been stored; a fresh one
 * where the boxes are others now.
 */
function sameAttempt(refused: HostedOutcome, token: string, { boxes }: RenderToken): HostedOutcome {
  if (refused.result !== 'refused') return refused;
  const { form } = refused;
  const shown = new Set(form.notice.checkboxes.map(({ versionId }) => versionId));
  const same = shown.size === boxes.length && boxes.every(({ versionId }) => shown.has(versionId));
  return same ? { ...refused, form: { ...form, token } } : refused;
}

/** What a person would most likely be told. */
function likelyState(kind: FormKind): SubmissionReceipt['state'] {
  return kind === 'newsletter' ? 'pending-confirmation' : 'recorded';
}
