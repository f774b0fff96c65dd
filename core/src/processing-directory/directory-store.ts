import type { Knex } from 'knex';
import { insertRows } from '../database/insert-rows';
import type { PageRequest } from '../runtime/page';
import { cellsOf } from './cell-rules';
import type { Activity, ActivityCells, ActivityColumn, DirectoryChange } from './types';

/** A change as stored: who made it is sealed under the tenant's key. */
export interface StoredChange extends Omit<DirectoryChange, 'actor'> {
  /** Of the row, or of the measures, after the change. */
  readonly revision: number;
  readonly sealedActor: Buffer | null;
  /** The ledger's entry that commits to it; also the order of changes. */
  readonly ledgerSeq: number;
}

export interface StoredMeasures {
  readonly measures: string;
  readonly measuresRevision: number;
}

interface ActivityRow {
  id: string;
  tenant_id: string;
  source: Activity['source'];
  contact_group_id: string | null;
  cells: string;
  revision: number;
  created_at: number;
  retired_at: number | null;
}

interface ChangeRow {
  id: string;
  tenant_id: string;
  activity_id: string | null;
  activity_name: string;
  kind: DirectoryChange['kind'];
  column_name: DirectoryChange['column'];
  from_value: string;
  to_value: string;
  revision: number;
  at: number;
  sealed_actor: Buffer | null;
  ledger_seq: number;
}

export async function insertActivity(transaction: Knex.Transaction, tenantId: string, row: Activity): Promise<void> {
  const { id, source, contactGroupId, revision, createdAt, retiredAt } = row;
  await transaction<ActivityRow>('directory_activities').insert({
    id,
    tenant_id: tenantId,
    source,
    contact_group_id: contactGroupId ?? null,
    cells: JSON.stringify(cellsOf(row)),
    revision,
    created_at: createdAt.getTime(),
    retired_at: retiredAt && retiredAt.getTime(),
  });
}

/** Writes the cells, the revision, and whether the row is in force. */
export async function updateActivity(transaction: Knex.Transaction, tenantId: string, row: Activity): Promise<void> {
  await transaction<ActivityRow>('directory_activities')
    .where({ tenant_id: tenantId, id: row.id })
    .update({
      cells: JSON.stringify(cellsOf(row)),
      revision: row.revision,
      retired_at: row.retiredAt && row.retiredAt.getTime(),
    });
}

export async function findActivity(connection: Knex, tenantId: string, id: string): Promise<Activity | undefined> {
  const row = await connection<ActivityRow>('directory_activities').where({ tenant_id: tenantId, id }).first();
  return row && toActivity(row);
}

export async function findActivityOfGroup(
  connection: Knex,
  tenantId: string,
  contactGroupId: string,
): Promise<Activity | undefined> {
  const row = await connection<ActivityRow>('directory_activities')
    .where({ tenant_id: tenantId, contact_group_id: contactGroupId })
    .first();
  return row && toActivity(row);
}

/** Those in force, oldest first. */
export async function listActivities(connection: Knex, tenantId: string): Promise<readonly Activity[]> {
  const rows = await connection<ActivityRow>('directory_activities')
    .where('tenant_id', tenantId)
    .whereNull('retired_at')
    .orderBy('id');
  return rows.map(toActivity);
}

/** Those in force and those retired, oldest first. */
export async function listEveryActivity(connection: Knex, tenantId: string): Promise<readonly Activity[]> {
  const rows = await connection<ActivityRow>('directory_activities').where('tenant_id', tenantId).orderBy('id');
  return rows.map(toActivity);
}

export async function readMeasures(connection: Knex, tenantId: string): Promise<StoredMeasures> {
  const row = await connection('processing_directories')
    .where('tenant_id', tenantId)
    .first<{ measures: string; measures_revision: number } | undefined>();
  return { measures: row?.measures ?? '', measuresRevision: row?.measures_revision ?? 0 };
}

export async function writeMeasures(
  transaction: Knex.Transaction,
  tenantId: string,
  { measures, measuresRevision }: StoredMeasures,
): Promise<void> {
  const row = { tenant_id: tenantId, measures, measures_revision: measuresRevision };
  await transaction('processing_directories').insert(row).onConflict('tenant_id').merge();
}

export async function insertChanges(
  transaction: Knex.Transaction,
  tenantId: string,
  changes: readonly StoredChange[],
): Promise<void> {
  await insertRows(
    transaction,
    'directory_changes',
    changes.map((change) => ({
      id: change.id,
      tenant_id: tenantId,
      activity_id: change.activityId,
      activity_name: change.activityName,
      kind: change.kind,
      column_name: change.column,
      from_value: JSON.stringify(change.from),
      to_value: JSON.stringify(change.to),
      revision: change.revision,
      at: change.at.getTime(),
      sealed_actor: change.sealedActor,
      ledger_seq: change.ledgerSeq,
    })),
  );
}

/** Which of these columns of a row were changed after a revision. */
export async function columnsChangedSince(
  connection: Knex,
  tenantId: string,
  activityId: string,
  revision: number,
): Promise<ReadonlySet<ActivityColumn>> {
  const columns = await connection<ChangeRow>('directory_changes')
    .where({ tenant_id: tenantId, activity_id: activityId })
    .andWhere('revision', '>', revision)
    .whereNotNull('column_name')
    .pluck<ActivityColumn[]>('column_name');
  return new Set(columns);
}

/** Those made before a moment, in the order of the ledger. */
export async function changesBefore(
  connection: Knex,
  tenantId: string,
  moment: Date,
): Promise<readonly StoredChange[]> {
  const rows = await connection<ChangeRow>('directory_changes')
    .where('tenant_id', tenantId)
    .andWhere('at', '<', moment.getTime())
    .orderBy(['ledger_seq', 'id']);
  return rows.map(toChange);
}

/** Newest first; one more than the limit, where there is one. */
export async function pageChanges(
  connection: Knex,
  tenantId: string,
  { limit, cursor }: PageRequest,
  activityId?: string,
): Promise<readonly StoredChange[]> {
  const query = connection<ChangeRow>('directory_changes')
    .where('tenant_id', tenantId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (activityId !== undefined) void query.andWhere('activity_id', activityId);
  if (cursor !== undefined) void query.andWhere('id', '<', cursor);
  return (await query).map(toChange);
}

function toActivity(row: ActivityRow): Activity {
  return {
    id: row.id,
    source: row.source,
    ...(row.contact_group_id !== null && { contactGroupId: row.contact_group_id }),
    ...(JSON.parse(row.cells) as ActivityCells),
    revision: row.revision,
    createdAt: new Date(Number(row.created_at)),
    retiredAt: row.retired_at === null ? null : new Date(Number(row.retired_at)),
  };
}

function toChange(row: ChangeRow): StoredChange {
  return {
    id: row.id,
    kind: row.kind,
    activityId: row.activity_id,
    activityName: row.activity_name,
    column: row.column_name,
    from: JSON.parse(row.from_value) as unknown,
    to: JSON.parse(row.to_value) as unknown,
    at: new Date(Number(row.at)),
    revision: row.revision,
    sealedActor: row.sealed_actor,
    ledgerSeq: Number(row.ledger_seq),
  };
}
