import type { Knex } from 'knex';
import type { LedgerCheck } from './types';

interface CheckRow {
  tenant_id: string;
  checked_at: number;
  entries: number;
  ok: number | boolean;
  first_bad: number | null;
}

/** Replaces what the check before found. */
export async function saveCheck(connection: Knex, tenantId: string, check: LedgerCheck): Promise<void> {
  const row: CheckRow = {
    tenant_id: tenantId,
    checked_at: check.checkedAt.getTime(),
    entries: check.entries,
    ok: check.ok,
    first_bad: check.firstBad ?? null,
  };
  await connection('ledger_checks').insert(row).onConflict('tenant_id').merge();
}

/** Undefined before the first check. */
export async function lastCheck(connection: Knex, tenantId: string): Promise<LedgerCheck | undefined> {
  const row = await connection<CheckRow>('ledger_checks').where('tenant_id', tenantId).first();
  return (
    row && {
      checkedAt: new Date(Number(row.checked_at)),
      entries: Number(row.entries),
      ok: Boolean(row.ok),
      ...(row.first_bad !== null && { firstBad: Number(row.first_bad) }),
    }
  );
}

/** Tenants whose ledger was last checked before `before`, or never; in the order in which they came. */
export async function tenantsToCheck(connection: Knex, before: Date): Promise<readonly string[]> {
  return connection('tenants as t')
    .leftJoin('ledger_checks as c', 'c.tenant_id', 't.id')
    .whereRaw('coalesce(??, 0) < ?', ['c.checked_at', before.getTime()])
    .orderBy('t.id')
    .pluck<string[]>('t.id');
}
