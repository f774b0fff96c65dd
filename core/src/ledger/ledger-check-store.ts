import type { Knex } from 'knex';
import type { ConsentComparison, LedgerCheck, LedgerFinding } from './types';

interface CheckRow {
  tenant_id: string;
  checked_at: number;
  entries: number;
  ok: number | boolean;
  first_bad: number | null;
  consents_compared: number | null;
  mismatch_consent_id: string | null;
  mismatch: string | null;
}

/** Replaces what the check before found. */
export async function saveCheck(
  connection: Knex,
  check: LedgerFinding & Pick<LedgerCheck, 'checkedAt'>,
): Promise<void> {
  const row: CheckRow = {
    tenant_id: check.tenantId,
    checked_at: check.checkedAt.getTime(),
    entries: check.entries,
    ok: check.ok,
    first_bad: check.firstBad ?? null,
    consents_compared: check.consents?.compared ?? null,
    mismatch_consent_id: check.consents?.firstMismatch?.consentId ?? null,
    mismatch: check.consents?.firstMismatch?.what ?? null,
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
      ...comparisonOf(row),
    }
  );
}

/** Nothing when no consents were compared. */
function comparisonOf(row: CheckRow): { consents?: ConsentComparison } {
  const { consents_compared: compared, mismatch_consent_id: consentId, mismatch: what } = row;
  if (compared === null) return {};
  if (consentId === null || what === null) return { consents: { compared: Number(compared), ok: true } };
  return { consents: { compared: Number(compared), ok: false, firstMismatch: { consentId, what } } };
}

/** Tenants whose ledger was last checked before `before`, or never; in the order in which they came. */
export async function tenantsToCheck(connection: Knex, before: Date): Promise<readonly string[]> {
  return connection('tenants as t')
    .leftJoin('ledger_checks as c', 'c.tenant_id', 't.id')
    .whereRaw('coalesce(??, 0) < ?', ['c.checked_at', before.getTime()])
    .orderBy('t.id')
    .pluck<string[]>('t.id');
}
