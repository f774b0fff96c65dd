import type { Knex } from 'knex';
import type { DeclarationFindingCode } from './declaration-texts';
import type { PageFailure } from './page-failures';
import type { PrivacyDeclaration } from './types';

/** What the last look at a linked declaration found. */
export interface DeclarationCheckRecord {
  readonly versionId: string;
  readonly checkedAt: Date;
  /** Why the page could not be read, if so. */
  readonly failure: PageFailure | null;
  readonly findings: readonly DeclarationFindingCode[];
}

/** A link that forms show now. */
export interface LinkInUse {
  readonly tenantId: string;
  readonly versionId: string;
  readonly url: string;
}

interface CheckRow {
  version_id: string;
  tenant_id: string;
  checked_at: number;
  failure: PageFailure | null;
  findings: string;
}

/** Keeps the newest check only. */
export async function writeCheck(connection: Knex, tenantId: string, check: DeclarationCheckRecord): Promise<void> {
  const row: CheckRow = {
    version_id: check.versionId,
    tenant_id: tenantId,
    checked_at: check.checkedAt.getTime(),
    failure: check.failure,
    findings: JSON.stringify(check.findings),
  };
  await connection('declaration_checks').insert(row).onConflict('version_id').merge();
}

export async function findChecks(
  connection: Knex,
  tenantId: string,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, DeclarationCheckRecord>> {
  const rows = await connection<CheckRow>('declaration_checks')
    .where('tenant_id', tenantId)
    .whereIn('version_id', versionIds.slice());
  return new Map(rows.map((row) => [row.version_id, fromRow(row)]));
}

/** Links in use that were never looked at, or not since `before`; those never looked at first. */
export async function listDueLinks(connection: Knex, before: Date, limit: number): Promise<readonly LinkInUse[]> {
  const rows = await connection('consent_profiles')
    .join('consent_versions', 'consent_versions.id', 'consent_profiles.current_version_id')
    .leftJoin('declaration_checks', 'declaration_checks.version_id', 'consent_versions.id')
    // In JSON a quotation mark within a text is escaped, so that only the property itself reads like this.
    .where('consent_versions.declaration', 'like', '%"mode":"link"%')
    .andWhere((due) => void due.whereNull('checked_at').orWhere('checked_at', '<', before.getTime()))
    .orderBy('checked_at')
    .limit(limit)
    .select<{ tenant_id: string; id: string; declaration: string }[]>(
      'consent_versions.tenant_id',
      'consent_versions.id',
      'consent_versions.declaration',
    );
  return rows.flatMap(({ tenant_id: tenantId, id: versionId, declaration }) => {
    const link = JSON.parse(declaration) as PrivacyDeclaration;
    return link.mode === 'link' ? [{ tenantId, versionId, url: link.url }] : [];
  });
}

function fromRow(row: CheckRow): DeclarationCheckRecord {
  return {
    versionId: row.version_id,
    checkedAt: new Date(Number(row.checked_at)),
    failure: row.failure,
    findings: JSON.parse(row.findings) as DeclarationFindingCode[],
  };
}
