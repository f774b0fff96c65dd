import type { Knex } from 'knex';
import type { PageRequest } from '../runtime/page';

export interface ContactGroup {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
}

export async function insertGroup(connection: Knex, tenantId: string, group: ContactGroup): Promise<void> {
  await connection('contact_groups').insert({
    id: group.id,
    tenant_id: tenantId,
    name: group.name,
    created_at: group.createdAt.getTime(),
  });
}

export async function groupExists(connection: Knex, tenantId: string, id: string): Promise<boolean> {
  return (await connection('contact_groups').where({ tenant_id: tenantId, id }).first('id')) !== undefined;
}

/** Whether a consent profile puts contacts into it, or it still has some. */
export async function isGroupInUse(connection: Knex, tenantId: string, id: string): Promise<boolean> {
  const profile = connection('consent_profiles').where({ tenant_id: tenantId, contact_group_id: id });
  if ((await profile.first('id')) !== undefined) return true;
  const member = connection('memberships').where({ tenant_id: tenantId, group_id: id });
  return (await member.first('subject_id')) !== undefined;
}

export async function deleteGroup(transaction: Knex.Transaction, tenantId: string, id: string): Promise<void> {
  await transaction('contact_groups').where({ tenant_id: tenantId, id }).delete();
}

/** Oldest first; one more than the limit, where there is one. */
export async function listGroups(
  connection: Knex,
  tenantId: string,
  page: PageRequest,
): Promise<readonly ContactGroup[]> {
  const query = connection('contact_groups')
    .where('tenant_id', tenantId)
    .orderBy('id')
    .limit(page.limit + 1);
  if (page.cursor !== undefined) void query.andWhere('id', '>', page.cursor);
  const rows = (await query) as { id: string; name: string; created_at: number }[];
  return rows.map((row) => ({ id: row.id, name: row.name, createdAt: new Date(Number(row.created_at)) }));
}
