import type { Knex } from 'knex';
import type { PageRequest } from '../../runtime/page';
import { countedStates, openStates } from './rules';
import type { RestoreRequestState } from './types';

export interface StoredRestoreRequest {
  readonly id: string;
  readonly tenantId: string;
  readonly backupDate: string;
  readonly state: RestoreRequestState;
  readonly sealedDetails: Buffer | null;
  readonly keyId: string | null;
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
}

interface RequestRow {
  id: string;
  tenant_id: string;
  backup_date: string;
  state: RestoreRequestState;
  sealed_details: Buffer | null;
  key_id: string | null;
  received_at: number;
  closed_at: number | null;
}

export async function insertRequest(transaction: Knex.Transaction, request: StoredRestoreRequest): Promise<void> {
  await transaction('restore_requests').insert(toRow(request));
}

export async function updateRequest(transaction: Knex.Transaction, request: StoredRestoreRequest): Promise<void> {
  await transaction('restore_requests').where({ tenant_id: request.tenantId, id: request.id }).update(toRow(request));
}

export async function findRequest(
  connection: Knex,
  tenantId: string,
  id: string,
): Promise<StoredRestoreRequest | undefined> {
  const row = await connection<RequestRow>('restore_requests').where({ tenant_id: tenantId, id }).first();
  return row && fromRow(row);
}

/** Newest first; one more than the limit, where there is one. */
export async function listRequests(
  connection: Knex,
  tenantId: string,
  page: PageRequest,
): Promise<readonly StoredRestoreRequest[]> {
  const query = connection<RequestRow>('restore_requests')
    .where('tenant_id', tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.cursor !== undefined) void query.andWhere('id', '<', page.cursor);
  return (await query).map(fromRow);
}

/** What is still to be done, of all tenants or of one; the oldest first. */
export async function listOpen(connection: Knex, tenantId?: string): Promise<readonly StoredRestoreRequest[]> {
  const open = connection<RequestRow>('restore_requests').whereIn('state', openStates.slice());
  const query = open.orderBy(['received_at', 'id']);
  if (tenantId !== undefined) void query.andWhere('tenant_id', tenantId);
  return (await query).map(fromRow);
}

/** Requests of a tenant that count, received from one instant up to another. */
export async function countSince(
  connection: Knex,
  tenantId: string,
  { from, before }: { from: Date; before: Date },
): Promise<number> {
  const row = await connection('restore_requests')
    .where('tenant_id', tenantId)
    .whereIn('state', countedStates.slice())
    .andWhere('received_at', '>=', from.getTime())
    .andWhere('received_at', '<', before.getTime())
    .count({ count: '*' })
    .first<{ count: number }>();
  return Number(row?.count ?? 0);
}

function toRow(request: StoredRestoreRequest): RequestRow {
  return {
    id: request.id,
    tenant_id: request.tenantId,
    backup_date: request.backupDate,
    state: request.state,
    sealed_details: request.sealedDetails,
    key_id: request.keyId,
    received_at: request.receivedAt.getTime(),
    closed_at: request.closedAt?.getTime() ?? null,
  };
}

function fromRow(row: RequestRow): StoredRestoreRequest {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    backupDate: row.backup_date,
    state: row.state,
    sealedDetails: row.sealed_details,
    keyId: row.key_id,
    receivedAt: new Date(Number(row.received_at)),
    closedAt: row.closed_at === null ? null : new Date(Number(row.closed_at)),
  };
}
