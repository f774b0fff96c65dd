import type { Knex } from 'knex';
import type { FormField } from '../forms/types';
import type { Purpose } from '../consent/types';
import type { Locale } from '../runtime/locale';

/** What the consent profiles of a contact group say of it, and what forms with these profiles ask for. */
export interface GroupUse {
  readonly purpose: Purpose;
  readonly topic: string;
  readonly locale: Locale;
  /** Personal fields only, each label once. */
  readonly fields: readonly Pick<FormField, 'label' | 'type'>[];
}

interface UseRow extends Omit<GroupUse, 'fields'> {
  readonly contact_group_id: string;
  readonly fields: string | null;
}

/** By contact group, all groups of a tenant or the one given; a group that no profile uses is absent. */
export async function groupUses(
  connection: Knex,
  tenantId: string,
  contactGroupId?: string,
): Promise<ReadonlyMap<string, GroupUse>> {
  const query: Knex.QueryBuilder = connection('consent_profiles as p')
    .leftJoin('form_profiles as fp', (on) => on.on('fp.profile_id', 'p.id').andOn('fp.tenant_id', 'p.tenant_id'))
    .leftJoin('forms as f', (on) => on.on('f.form_key', 'fp.form_key').andOn('f.tenant_id', 'fp.tenant_id'))
    .where('p.tenant_id', tenantId)
    .orderBy(['p.id', 'f.form_key'])
    .select('p.contact_group_id', 'p.purpose', 'p.topic', 'p.locale', 'f.fields');
  if (contactGroupId !== undefined) void query.andWhere('p.contact_group_id', contactGroupId);
  const uses = new Map<string, GroupUse>();
  for (const row of (await query) as UseRow[]) {
    const known = uses.get(row.contact_group_id);
    const { purpose, topic, locale } = known ?? row;
    const fields = withFields(known?.fields ?? [], row.fields);
    uses.set(row.contact_group_id, { purpose, topic, locale, fields });
  }
  return uses;
}

function withFields(known: GroupUse['fields'], stored: string | null): GroupUse['fields'] {
  const fields = stored === null ? [] : (JSON.parse(stored) as FormField[]);
  const labels = new Set(known.map(({ label }) => label));
  const added = fields.filter(({ label, personal }) => personal && !labels.has(label) && labels.add(label));
  return [...known, ...added.map(({ label, type }) => ({ label, type }))];
}
