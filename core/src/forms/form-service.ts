import type { Knex } from 'knex';
import { findProfiles } from '../consent/profile-store';
import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import type { LedgerService } from '../ledger/ledger-service';
import type { Acting } from '../runtime/acting';
import { pageOf } from '../runtime/cursor';
import type { Locale } from '../runtime/locale';
import type { Page, PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import { bumpRevision, readSettings } from '../tenants/tenant-store';
import type { Vault } from '../vault/vault';
import { isCompliant } from './compliance';
import { explain } from './finding-texts';
import {
  formContext,
  formFindings,
  loadAppliedProfiles,
  loadFormContext,
  loadProfiles,
  type FormContext,
} from './form-context-store';
import { setProfilesOfForm } from './form-profile-store';
import * as store from './form-store';
import { notice } from './notice';
import type { Form, FormCheck, FormInput, Notice } from './types';

/** The forms that sites have registered, what is wrong with each, and what each shows. */
export class FormService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
  ) {}

  /** Registers a form or replaces it. A form with blocking findings is kept and shown with them, but takes no data. */
  async put(acting: Acting, formKey: string, input: FormInput, locale: Locale): Promise<Form> {
    const { tenantId } = acting;
    const { profiles, ...form } = input;
    const owner = { keyId: tenantId, key: (await this.vault.tenant(tenantId)).key };
    const at = this.runtime.clock.now();
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      await this.checkProfiles(transaction, tenantId, profiles);
      await store.upsertForm(transaction, tenantId, { ...form, formKey, updatedAt: at });
      await setProfilesOfForm(transaction, tenantId, formKey, profiles);
      const payload = { actor: acting.actor ?? null, form: input };
      await this.ledger.append(transaction, { tenantId, type: 'form.registered', ref: formKey, at, owner, payload });
      await bumpRevision(transaction, tenantId);
    });
    return this.get(tenantId, formKey, locale);
  }

  /** What would be wrong with these forms if they were registered as they are; keeps nothing. */
  async check(tenantId: string, inputs: readonly FormInput[], locale: Locale): Promise<readonly FormCheck[]> {
    return this.database.read(async (connection) => {
      const ids = [...new Set(inputs.flatMap(({ profiles }) => profiles))];
      const known = await loadProfiles(connection, tenantId, ids);
      return inputs.map(({ profiles, ...form }) => {
        const chosen = profiles.map((id) => known.get(id)).filter((profile) => profile !== undefined);
        return checked(form, formFindings(form, chosen), locale);
      });
    });
  }

  async get(tenantId: string, formKey: string, locale: Locale): Promise<Form> {
    return toForm(await this.context(tenantId, formKey), locale);
  }

  async list(tenantId: string, page: PageRequest, locale: Locale): Promise<Page<Form>> {
    const { forms, profiles } = await this.database.read(async (connection) => {
      const forms = await store.listForms(connection, tenantId, page);
      const keys = forms.map((form) => form.formKey);
      return { forms, profiles: await loadAppliedProfiles(connection, tenantId, keys) };
    });
    return pageOf(
      forms,
      page,
      (form) => form.formKey,
      (form) => toForm(formContext(form, profiles.get(form.formKey) ?? []), locale),
    );
  }

  async remove(acting: Acting, formKey: string): Promise<void> {
    const { tenantId } = acting;
    const owner = { keyId: tenantId, key: (await this.vault.tenant(tenantId)).key };
    const at = this.runtime.clock.now();
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      const form = await store.findForm(transaction, tenantId, formKey);
      if (!form) throw new DomainError('form-unknown');
      await store.deleteForm(transaction, tenantId, formKey);
      const payload = { actor: acting.actor ?? null, form };
      await this.ledger.append(transaction, { tenantId, type: 'form.removed', ref: formKey, at, owner, payload });
      await bumpRevision(transaction, tenantId);
    });
  }

  async notice(tenantId: string, formKey: string, locale: Locale): Promise<Notice> {
    const { form, profiles, findings } = await this.context(tenantId, formKey);
    const settings = await this.database.read((connection) => readSettings(connection, tenantId));
    const reason = refusal(settings?.active === true, findings);
    return notice(form, profiles, { reason, recordIp: settings?.recordIp === true }, locale);
  }

  private async context(tenantId: string, formKey: string): Promise<FormContext> {
    const context = await this.database.read((connection) => loadFormContext(connection, tenantId, formKey));
    if (!context) throw new DomainError('form-unknown');
    return context;
  }

  private async checkProfiles(connection: Knex, tenantId: string, ids: readonly string[]): Promise<void> {
    const known = new Set((await findProfiles(connection, tenantId, ids)).map((profile) => profile.id));
    const unknown = ids.flatMap((id, index) => (known.has(id) ? [] : [{ pointer: `/profiles/${index}` }]));
    if (unknown.length > 0) {
      throw new DomainError(
        'field-invalid',
        unknown.map(({ pointer }) => ({ pointer, code: 'unknown' as const })),
      );
    }
  }
}

/** Why a form takes no data, if so (rules 1 and 6 of the design). */
function refusal(active: boolean, findings: FormContext['findings']): Notice['reason'] {
  if (!active) return 'data-protection-inactive';
  return isCompliant(findings) ? undefined : 'form-not-compliant';
}

function toForm({ form, profiles, findings }: FormContext, locale: Locale): Form {
  return { ...form, profiles: profiles.map((profile) => profile.id), ...checked(form, findings, locale) };
}

function checked(form: Pick<FormInput, 'fields'>, findings: FormContext['findings'], locale: Locale): FormCheck {
  return {
    compliant: isCompliant(findings),
    findings: findings.map((finding) => explain(finding, locale, labelOf(form, finding.field))),
  };
}

function labelOf(form: Pick<FormInput, 'fields'>, field: string | undefined): string | undefined {
  return form.fields.find((candidate) => candidate.name === field)?.label;
}
