import type { Knex } from 'knex';
import { findProfiles, type ProfileRecord } from '../consent/profile-store';
import { listVersions, type StoredVersion } from '../consent/version-store';
import { findings } from './compliance';
import { profilesOfForms } from './form-profile-store';
import { findForm, type FormRecord } from './form-store';
import type { Finding } from './types';

/** A profile with the words it shows now, and all it ever showed. */
export interface AppliedProfile extends ProfileRecord {
  readonly version: StoredVersion;
  readonly versions: ReadonlyMap<string, StoredVersion>;
}

/** Everything that decides what a form shows and takes. */
export interface FormContext {
  readonly form: FormRecord;
  readonly profiles: readonly AppliedProfile[];
  readonly findings: readonly Finding[];
}

/** Undefined for a form that is not registered with this tenant. */
export async function loadFormContext(
  connection: Knex,
  tenantId: string,
  formKey: string,
): Promise<FormContext | undefined> {
  const form = await findForm(connection, tenantId, formKey);
  if (!form) return undefined;
  const applied = await loadAppliedProfiles(connection, tenantId, [formKey]);
  return formContext(form, applied.get(formKey) ?? []);
}

/** The form with its findings. */
export function formContext(form: FormRecord, profiles: readonly AppliedProfile[]): FormContext {
  return { form, profiles, findings: formFindings(form, profiles) };
}

/** What is wrong with a form that shows these profiles in the words they have now. */
export function formFindings(
  form: Pick<FormRecord, 'kind' | 'fields'>,
  profiles: readonly AppliedProfile[],
): readonly Finding[] {
  const texts = profiles.map(({ version, ...profile }) => ({
    ...profile,
    cancelNotice: version.cancelNotice,
    privacyDeclaration: version.privacyDeclaration,
  }));
  return findings(form, texts);
}

/** The profiles of each of these forms, in the order in which they are shown. */
export async function loadAppliedProfiles(
  connection: Knex,
  tenantId: string,
  formKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly AppliedProfile[]>> {
  const links = await profilesOfForms(connection, tenantId, formKeys);
  const applied = await loadProfiles(connection, tenantId, [...new Set([...links.values()].flat())]);
  return new Map(
    [...links].map(([formKey, profileIds]) => [
      formKey,
      profileIds.map((id) => applied.get(id)).filter((profile) => profile !== undefined),
    ]),
  );
}

/** Profiles with their words, by id; unknown ids are left out. */
export async function loadProfiles(
  connection: Knex,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AppliedProfile>> {
  const records = await findProfiles(connection, tenantId, ids);
  const versions = await listVersions(connection, tenantId, ids);
  return new Map(records.map((record) => [record.id, apply(record, versions)]));
}

function apply(record: ProfileRecord, all: readonly StoredVersion[]): AppliedProfile {
  const versions = new Map(
    all.filter(({ profileId }) => profileId === record.id).map((version) => [version.id, version]),
  );
  return { ...record, versions, version: versions.get(record.currentVersion) as StoredVersion };
}
