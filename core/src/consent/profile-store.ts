import type { Knex } from 'knex';
import type { Locale } from '../runtime/locale';
import type { PageRequest } from '../runtime/page';
import type { Purpose } from './types';

/** A profile without its words: those are in the version it points to. */
export interface ProfileRecord {
  readonly id: string;
  readonly description: string;
  readonly purpose: Purpose;
  readonly topic: string;
  readonly locale: Locale;
  readonly textMode: 'proposal' | 'own';
  readonly checkboxActive: boolean;
  readonly doubleOptIn: boolean;
  readonly contactGroupId: string;
  readonly currentVersion: string;
  readonly revision: number;
  readonly createdAt: Date;
}

interface ProfileRow {
  id: string;
  tenant_id: string;
  description: string;
  purpose: Purpose;
  topic: string;
  locale: Locale;
  text_mode: 'proposal' | 'own';
  checkbox_active: number;
  double_opt_in: number;
  contact_group_id: string;
  current_version_id: string;
  revision: number;
  created_at: number;
}

export async function insertProfile(connection: Knex, tenantId: string, profile: ProfileRecord): Promise<void> {
  await connection('consent_profiles').insert({
    id: profile.id,
    tenant_id: tenantId,
    created_at: profile.createdAt.getTime(),
    ...changeable(profile),
  });
}

/** False when someone else changed the profile since `expectedRevision`. */
export async function updateProfile(
  connection: Knex,
  tenantId: string,
  profile: ProfileRecord,
  expectedRevision: number,
): Promise<boolean> {
  const changed = await connection('consent_profiles')
    .where({ tenant_id: tenantId, id: profile.id, revision: expectedRevision })
    .update(changeable(profile));
  return changed === 1;
}

export async function findProfiles(
  connection: Knex,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly ProfileRecord[]> {
  const rows = await connection<ProfileRow>('consent_profiles').where('tenant_id', tenantId).whereIn('id', ids.slice());
  return rows.map(toProfile);
}

/** Oldest first; one more than the limit, where there is one. */
export async function listProfiles(
  connection: Knex,
  tenantId: string,
  page: PageRequest,
): Promise<readonly ProfileRecord[]> {
  const query = connection<ProfileRow>('consent_profiles')
    .where('tenant_id', tenantId)
    .orderBy('id')
    .limit(page.limit + 1);
  if (page.cursor !== undefined) void query.andWhere('id', '>', page.cursor);
  return (await query).map(toProfile);
}

export async function deleteProfile(connection: Knex, tenantId: string, id: string): Promise<void> {
  await connection('form_profiles').where({ tenant_id: tenantId, profile_id: id }).delete();
  const versions = connection('consent_versions').where({ tenant_id: tenantId, profile_id: id });
  await connection('declaration_checks').whereIn('version_id', versions.clone().select('id')).delete();
  await versions.delete();
  await connection('consent_profiles').where({ tenant_id: tenantId, id }).delete();
}

export async function hasConsents(connection: Knex, tenantId: string, profileId: string): Promise<boolean> {
  const mentions = async (table: string): Promise<boolean> =>
    (await connection(table).where({ tenant_id: tenantId, profile_id: profileId }).first('id')) !== undefined;
  return (await mentions('consents')) || (await mentions('erased_proofs'));
}

function changeable(profile: ProfileRecord): Record<string, string | number | boolean> {
  return {
    description: profile.description,
    purpose: profile.purpose,
    topic: profile.topic,
    locale: profile.locale,
    text_mode: profile.textMode,
    checkbox_active: profile.checkboxActive,
    double_opt_in: profile.doubleOptIn,
    contact_group_id: profile.contactGroupId,
    current_version_id: profile.currentVersion,
    revision: profile.revision,
  };
}

function toProfile(row: ProfileRow): ProfileRecord {
  return {
    id: row.id,
    description: row.description,
    purpose: row.purpose,
    topic: row.topic,
    locale: row.locale,
    textMode: row.text_mode,
    checkboxActive: Boolean(row.checkbox_active),
    doubleOptIn: Boolean(row.double_opt_in),
    contactGroupId: row.contact_group_id,
    currentVersion: row.current_version_id,
    revision: row.revision,
    createdAt: new Date(Number(row.created_at)),
  };
}
