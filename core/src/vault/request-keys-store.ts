import type { Knex } from 'knex';

/** A table of requests whose details are sealed. */
export interface RequestTable {
  readonly table: 'deletion_requests' | 'restore_requests';
  readonly openStates: readonly string[];
}

export interface OpenRequest {
  readonly id: string;
  readonly tenantId: string;
  readonly keyId: string | null;
}

/** Of all tenants. */
export async function listOpen(connection: Knex, { table, openStates }: RequestTable): Promise<readonly OpenRequest[]> {
  const rows = await connection(table)
    .whereIn('state', openStates.slice())
    .select<{ id: string; tenant_id: string; key_id: string | null }[]>('id', 'tenant_id', 'key_id');
  return rows.map((row) => ({ id: row.id, tenantId: row.tenant_id, keyId: row.key_id }));
}

/** Those of these requests that the table has, and whether they are open. */
export async function openness(
  connection: Knex,
  { table, openStates }: RequestTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await connection(table)
    .whereIn('id', ids.slice())
    .select<{ id: string; state: string }[]>('id', 'state');
  return new Map(rows.map(({ id, state }) => [id, openStates.includes(state)]));
}
