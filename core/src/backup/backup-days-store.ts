import type { Knex } from 'knex';
import { insertRows } from '../database/insert-rows';
import type { BackupRecord } from './types';

interface DayRow {
  date: string;
  bytes: number | string | null;
  made_at: number | null;
  verified_at: number | null;
  failed_at: number | null;
}

/** Oldest first. */
export async function listDays(connection: Knex): Promise<readonly BackupRecord[]> {
  const rows = await connection<DayRow>('backup_days').orderBy('date');
  return rows.map(({ date, bytes, made_at, verified_at, failed_at }) => ({
    date,
    madeAt: instantOf(made_at),
    bytes: bytes === null ? null : Number(bytes),
    verifiedAt: instantOf(verified_at),
    failedAt: instantOf(failed_at),
  }));
}

/** In place of all that was noted before. */
export async function replaceDays(transaction: Knex.Transaction, records: readonly BackupRecord[]): Promise<void> {
  await transaction('backup_days').delete();
  const rows = records.map(({ date, bytes, madeAt, verifiedAt, failedAt }) => ({
    ...{ date, bytes, made_at: madeAt?.getTime() ?? null },
    ...{ verified_at: verifiedAt?.getTime() ?? null, failed_at: failedAt?.getTime() ?? null },
  }));
  await insertRows(transaction, 'backup_days', rows);
}

/** When the first tenant came; null before. */
export async function firstTenantAt(connection: Knex): Promise<Date | null> {
  const row = await connection('tenants').min({ at: 'created_at' }).first<{ at: number | null }>();
  return instantOf(row?.at ?? null);
}

function instantOf(at: number | null): Date | null {
  return at === null ? null : new Date(Number(at));
}
