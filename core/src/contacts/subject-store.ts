import type { Knex } from 'knex';
import { insertRows } from '../database/insert-rows';

export interface Subject {
  readonly id: string;
  readonly tenantId: string;
  readonly emailIndex: string;
  readonly sealedEmail: Buffer;
}

interface SubjectRow {
  id: string;
  tenant_id: string;
  email_index: string;
  sealed_email: Buffer;
  created_at: number;
}

/** Those of one tenant with these blind indexes. */
export async function findSubjects(
  connection: Knex,
  tenantId: string,
  emailIndexes: readonly string[],
): Promise<readonly Subject[]> {
  const rows = await connection<SubjectRow>('subjects')
    .where('tenant_id', tenantId)
    .whereIn('email_index', emailIndexes.slice());
  return rows.map(fromRow);
}

/** Only their ids, by blind index. */
export async function findSubjectIds(
  connection: Knex,
  tenantId: string,
  emailIndexes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await connection<SubjectRow>('subjects')
    .where('tenant_id', tenantId)
    .whereIn('email_index', emailIndexes.slice())
    .select('id', 'email_index');
  return new Map(rows.map((row) => [row.email_index, row.id]));
}

export async function findSubjectsById(
  connection: Knex,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Subject>> {
  // Asked for the tenant's subjects too, SQLite would walk all of those instead of looking up these few.
  const rows = await connection<SubjectRow>('subjects').whereIn('id', ids.slice());
  return new Map(rows.filter((row) => row.tenant_id === tenantId).map((row) => [row.id, fromRow(row)]));
}

export async function insertSubjects(
  transaction: Knex.Transaction,
  subjects: readonly Subject[],
  createdAt: Date,
): Promise<void> {
  await insertRows(
    transaction,
    'subjects',
    subjects.map((subject) => ({
      id: subject.id,
      tenant_id: subject.tenantId,
      email_index: subject.emailIndex,
      sealed_email: subject.sealedEmail,
      created_at: createdAt.getTime(),
    })),
  );
}

function fromRow(row: SubjectRow): Subject {
  return { id: row.id, tenantId: row.tenant_id, emailIndex: row.email_index, sealedEmail: row.sealed_email };
}
