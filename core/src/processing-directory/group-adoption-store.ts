import type { Knex } from 'knex';
import type { ContactGroup } from '../contacts/group-store';

/** The tenants that have contact groups without a row. */
export async function tenantsToAdopt(connection: Knex): Promise<readonly string[]> {
  return withoutRow(connection).distinct('g.tenant_id').pluck<string[]>('g.tenant_id');
}

/** A tenant's contact groups without a row, oldest first. */
export async function groupsToAdopt(
  connection: Knex,
  tenantId: string,
): Promise<readonly Pick<ContactGroup, 'id' | 'name'>[]> {
  const query = withoutRow(connection).andWhere('g.tenant_id', tenantId).orderBy('g.id');
  return query.select<{ id: string; name: string }[]>('g.id', 'g.name');
}

function withoutRow(connection: Knex): Knex.QueryBuilder {
  return connection('contact_groups as g')
    .leftJoin('directory_activities as a', 'a.contact_group_id', 'g.id')
    .whereNull('a.id');
}
