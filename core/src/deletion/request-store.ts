import type { Knex } from 'knex';
import type { PageRequest } from '../runtime/page';
import type { RecordRef } from '../vault/journal-entry';
import { openStates } from './request-rules';
import type { DeletionCertificate, DeletionKind, DeletionOrigin, DeletionState, OpenDeletions } from './types';

export interface StoredRequest {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: DeletionKind;
  readonly origin: DeletionOrigin;
  readonly state: DeletionState;
  readonly chargeable: boolean;
  readonly subjectId: string | null;
  readonly records: readonly RecordRef[] | null;
  readonly sealedDetails: Buffer | null;
  readonly keyId: string | null;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly heldUntil: Date | null;
  readonly executedAt: Date | null;
  readonly certificate: DeletionCertificate | null;
}

interface RequestRow {
  id: string;
  tenant_id: string;
  kind: DeletionKind;
  origin: DeletionOrigin;
  state: DeletionState;
  chargeable: number | boolean;
  subject_id: string | null;
  records: string | null;
  sealed_details: Buffer | null;
  key_id: string | null;
  received_at: number;
  due_at: number;
  held_until: number | null;
  executed_at: number | null;
  certificate: string | null;
  revision: number;
}

export async function insertRequest(transaction: Knex.Transaction, request: StoredRequest): Promise<void> {
  await transaction('deletion_requests').insert({ ...toRow(request), revision: 1 });
}

export async function updateRequest(transaction: Knex.Transaction, request: StoredRequest): Promise<void> {
  await transaction('deletion_requests')
    .where({ tenant_id: request.tenantId, id: request.id })
    .update(toRow(request))
    .increment('revision', 1);
}

export async function findRequest(connection: Knex, tenantId: string, id: string): Promise<StoredRequest | undefined> {
  const row = await connection<RequestRow>('deletion_requests').where({ tenant_id: tenantId, id }).first();
  return row && fromRow(row);
}

/** Newest first; one more than the limit, where there is one. */
export async function listRequests(
  connection: Knex,
  tenantId: string,
  { state, ...page }: PageRequest & { state?: DeletionState },
): Promise<readonly StoredRequest[]> {
  const query: Knex.QueryBuilder<RequestRow, RequestRow[]> = connection<RequestRow>('deletion_requests')
    .where('tenant_id', tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (state !== undefined) void query.andWhere('state', state);
  if (page.cursor !== undefined) void query.andWhere('id', '<', page.cursor);
  return (await query).map(fromRow);
}

/** Those of all tenants, or of one, that can be executed now, what is due first coming first. */
export async function listExecutable(
  connection: Knex,
  now: Date,
  tenantId?: string,
): Promise<readonly Pick<StoredRequest, 'id' | 'tenantId'>[]> {
  const query: Knex.QueryBuilder = connection('deletion_requests')
    .where('state', 'scheduled')
    .andWhere((scope) => void scope.whereNotNull('subject_id').orWhereNotNull('records'))
    .andWhere((free) => void free.whereNull('held_until').orWhere('held_until', '<=', now.getTime()))
    .orderBy('due_at');
  if (tenantId !== undefined) void query.andWhere('tenant_id', tenantId);
  const rows = await query.select<{ id: string; tenant_id: string }[]>('id', 'tenant_id');
  return rows.map((row) => ({ id: row.id, tenantId: row.tenant_id }));
}

/** Of all tenants, or of one; what is due first comes first. */
export async function listOpen(connection: Knex, tenantId?: string): Promise<readonly StoredRequest[]> {
  const query = connection<RequestRow>('deletion_requests').whereIn('state', openStates.slice()).orderBy('due_at');
  if (tenantId !== undefined) void query.andWhere('tenant_id', tenantId);
  return (await query).map(fromRow);
}

/** Those that an erased person's id ends: all about it, whatever their state. */
export async function requestsAboutPerson(
  connection: Knex,
  tenantId: string,
  subjectId: string,
): Promise<readonly StoredRequest[]> {
  const rows = await connection<RequestRow>('deletion_requests').where({ subject_id: subjectId });
  return rows.filter((row) => row.tenant_id === tenantId).map(fromRow);
}

/** Scheduled ones that name single records. */
export async function scheduledForRecords(connection: Knex, tenantId: string): Promise<readonly StoredRequest[]> {
  const rows = await connection<RequestRow>('deletion_requests')
    .where({ tenant_id: tenantId, state: 'scheduled' })
    .whereNotNull('records');
  return rows.map(fromRow);
}

/** Counts what is open; of all tenants, or of one. Costs not accepted and legal holds are open, but never overdue. */
export async function countOpen(connection: Knex, now: Date, tenantId?: string): Promise<OpenDeletions> {
  const open = (): Knex.QueryBuilder => {
    const query: Knex.QueryBuilder = connection('deletion_requests');
    return tenantId === undefined ? query : query.where('tenant_id', tenantId);
  };
  const running = (): Knex.QueryBuilder =>
    open()
      .whereIn('state', ['received', 'scheduled'])
      .andWhere((free) => void free.whereNull('held_until').orWhere('held_until', '<=', now.getTime()));
  const all = (await open().whereIn('state', openStates.slice()).count({ n: '*' }).first()) as { n: number };
  const late = (await running().andWhere('due_at', '<', now.getTime()).count({ n: '*' }).first()) as { n: number };
  const next = (await running().min({ due: 'due_at' }).first()) as { due: number | null };
  return {
    open: Number(all.n),
    overdue: Number(late.n),
    nextDueAt: next.due === null ? null : new Date(Number(next.due)),
  };
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function revived(_name: string, value: unknown): unknown {
  return typeof value === 'string' && isoTime.test(value) ? new Date(value) : value;
}

function toRow(request: StoredRequest): Omit<RequestRow, 'revision'> {
  return {
    id: request.id,
    tenant_id: request.tenantId,
    kind: request.kind,
    origin: request.origin,
    state: request.state,
    chargeable: request.chargeable,
    subject_id: request.subjectId,
    records: request.records && JSON.stringify(request.records),
    sealed_details: request.sealedDetails,
    key_id: request.keyId,
    received_at: request.receivedAt.getTime(),
    due_at: request.dueAt.getTime(),
    held_until: request.heldUntil && request.heldUntil.getTime(),
    executed_at: request.executedAt && request.executedAt.getTime(),
    certificate: request.certificate && JSON.stringify(request.certificate),
  };
}

function fromRow(row: RequestRow): StoredRequest {
  const date = (value: number | null): Date | null => (value === null ? null : new Date(Number(value)));
  return {
    id: row.id,
    tenantId: row.tenant_id,
    kind: row.kind,
    origin: row.origin,
    state: row.state,
    chargeable: Boolean(row.chargeable),
    subjectId: row.subject_id,
    records: row.records === null ? null : (JSON.parse(row.records) as RecordRef[]),
    sealedDetails: row.sealed_details,
    keyId: row.key_id,
    receivedAt: new Date(Number(row.received_at)),
    dueAt: new Date(Number(row.due_at)),
    heldUntil: date(row.held_until),
    executedAt: date(row.executed_at),
    certificate: row.certificate === null ? null : (JSON.parse(row.certificate, revived) as DeletionCertificate),
  };
}
