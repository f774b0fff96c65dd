import type { Knex } from 'knex';
import type { PageRequest } from '../runtime/page';
import type { ContactGroupMembership } from './basis-types';

export interface PersonRow {
  readonly id: string;
  readonly tenantId: string;
  readonly sealedEmail: Buffer;
  readonly createdAt: Date;
}

interface Row {
  id: string;
  tenant_id: string;
  sealed_email: Buffer;
  created_at: number;
}

/** Newest first; one more than the limit, where there is one. */
export async function searchPersons(
  connection: Knex,
  tenantId: string,
  { emailIndex, groupId }: { emailIndex?: string; groupId?: string },
  page: PageRequest,
): Promise<readonly PersonRow[]> {
  const query: Knex.QueryBuilder = connection('subjects as s')
    .where('s.tenant_id', tenantId)
    .orderBy('s.id', 'desc')
    .limit(page.limit + 1)
    .select('s.id', 's.tenant_id', 's.sealed_email', 's.created_at');
  if (emailIndex !== undefined) void query.andWhere('s.email_index', emailIndex);
  if (groupId !== undefined)
    void query.whereIn('s.id', connection('memberships').where('group_id', groupId).select('subject_id'));
  if (page.cursor !== undefined) void query.andWhere('s.id', '<', page.cursor);
  return ((await query) as Row[]).map(fromRow);
}

export async function findPersonById(connection: Knex, tenantId: string, id: string): Promise<PersonRow | undefined> {
  const row = await connection<Row>('subjects').where({ id, tenant_id: tenantId }).first();
  return row && fromRow(row);
}

/** By person: each group once, since the first of the memberships in it. */
export async function groupsOf(
  connection: Knex,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ContactGroupMembership[]>> {
  const rows = await connection('memberships as m')
    .join('contact_groups as g', 'g.id', 'm.group_id')
    .whereIn('m.subject_id', subjectIds.slice())
    .groupBy('m.subject_id', 'g.id', 'g.name')
    .orderBy('g.id')
    .min({ since: 'm.created_at' })
    .select<{ subject_id: string; id: string; name: string; since: number }[]>('m.subject_id', 'g.id', 'g.name');
  const groups = new Map<string, ContactGroupMembership[]>();
  for (const { subject_id: subject, id, name, since } of rows) {
    groups.set(subject, [...(groups.get(subject) ?? []), { id, name, since: new Date(Number(since)) }]);
  }
  return groups;
}

function fromRow(row: Row): PersonRow {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    sealedEmail: row.sealed_email,
    createdAt: new Date(Number(row.created_at)),
  };
}
