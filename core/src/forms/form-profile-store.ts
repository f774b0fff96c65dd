import type { Knex } from 'knex';

/** Which profiles apply to which forms; both sides may set it. */
export async function setProfilesOfForm(
  connection: Knex,
  tenantId: string,
  formKey: string,
  profileIds: readonly string[],
): Promise<void> {
  await connection('form_profiles').where({ tenant_id: tenantId, form_key: formKey }).delete();
  await insert(
    connection,
    profileIds.map((profileId, position) => ({ tenantId, formKey, profileId, position })),
  );
}

export async function setFormsOfProfile(
  connection: Knex,
  tenantId: string,
  profileId: string,
  formKeys: readonly string[],
): Promise<void> {
  const kept = await connection('form_profiles')
    .where({ tenant_id: tenantId, profile_id: profileId })
    .pluck<string[]>('form_key');
  const dropped = kept.filter((formKey) => !formKeys.includes(formKey));
  await connection('form_profiles')
    .where({ tenant_id: tenantId, profile_id: profileId })
    .whereIn('form_key', dropped)
    .delete();
  const added = formKeys.filter((formKey) => !kept.includes(formKey));
  await insert(
    connection,
    added.map((formKey) => ({ tenantId, formKey, profileId, position: 0 })),
  );
}

/** Profile ids by form key, in the order in which they are shown. */
export async function profilesOfForms(
  connection: Knex,
  tenantId: string,
  formKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await connection('form_profiles')
    .where('tenant_id', tenantId)
    .whereIn('form_key', formKeys.slice())
    .orderBy('position')
    .orderBy('profile_id')
    .select<{ form_key: string; profile_id: string }[]>('form_key', 'profile_id');
  return grouped(rows.map((row) => [row.form_key, row.profile_id]));
}

/** Form keys by profile id. */
export async function formsOfProfiles(
  connection: Knex,
  tenantId: string,
  profileIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await connection('form_profiles')
    .where('tenant_id', tenantId)
    .whereIn('profile_id', profileIds.slice())
    .orderBy('form_key')
    .select<{ form_key: string; profile_id: string }[]>('form_key', 'profile_id');
  return grouped(rows.map((row) => [row.profile_id, row.form_key]));
}

interface Link {
  readonly tenantId: string;
  readonly formKey: string;
  readonly profileId: string;
  readonly position: number;
}

async function insert(connection: Knex, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return;
  await connection('form_profiles').insert(
    links.map((link) => ({
      tenant_id: link.tenantId,
      form_key: link.formKey,
      profile_id: link.profileId,
      position: link.position,
    })),
  );
}

function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}
