import type { Knex } from 'knex';
import type { Locale } from '../runtime/locale';
import type { PageRequest } from '../runtime/page';
import type { ConsentVersion, PrivacyDeclaration } from './types';

/** A version as stored: who published it is sealed under the tenant's key. */
export interface StoredVersion extends Omit<ConsentVersion, 'publishedBy'> {
  readonly sealedPublishedBy: Buffer | null;
}

interface VersionRow {
  id: string;
  tenant_id: string;
  profile_id: string;
  sha256: string;
  locale: Locale;
  consent_text: string;
  cancel_notice: string;
  declaration: string;
  processor_statement: string;
  published_at: number;
  sealed_published_by: Buffer | null;
}

export async function insertVersion(connection: Knex, tenantId: string, version: StoredVersion): Promise<void> {
  await connection('consent_versions').insert({
    id: version.id,
    tenant_id: tenantId,
    profile_id: version.profileId,
    sha256: version.sha256,
    locale: version.locale,
    consent_text: version.consentText,
    cancel_notice: version.cancelNotice,
    declaration: JSON.stringify(version.privacyDeclaration),
    processor_statement: version.processorStatement,
    published_at: version.publishedAt.getTime(),
    sealed_published_by: version.sealedPublishedBy,
  });
}

export async function findVersionByDigest(
  connection: Knex,
  tenantId: string,
  profileId: string,
  sha256: string,
): Promise<string | undefined> {
  const row = await connection<VersionRow>('consent_versions')
    .where({ tenant_id: tenantId, profile_id: profileId, sha256 })
    .first('id');
  return row?.id;
}

export async function findVersions(
  connection: Knex,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredVersion>> {
  const rows = await connection<VersionRow>('consent_versions').where('tenant_id', tenantId).whereIn('id', ids.slice());
  return new Map(rows.map((row) => [row.id, toVersion(row)]));
}

/** All that was ever published of these profiles, newest first. */
export async function listVersions(
  connection: Knex,
  tenantId: string,
  profileIds: readonly string[],
): Promise<readonly StoredVersion[]> {
  const rows = await connection<VersionRow>('consent_versions')
    .where('tenant_id', tenantId)
    .whereIn('profile_id', profileIds.slice())
    .orderBy('id', 'desc');
  return rows.map(toVersion);
}

/** A profile's versions, newest first; one more than the limit, where there is one. */
export async function pageVersions(
  connection: Knex,
  tenantId: string,
  profileId: string,
  page: PageRequest,
): Promise<readonly StoredVersion[]> {
  const query = connection<VersionRow>('consent_versions')
    .where({ tenant_id: tenantId, profile_id: profileId })
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.cursor !== undefined) void query.andWhere('id', '<', page.cursor);
  return (await query).map(toVersion);
}

function toVersion(row: VersionRow): StoredVersion {
  return {
    id: row.id,
    profileId: row.profile_id,
    sha256: row.sha256,
    locale: row.locale,
    consentText: row.consent_text,
    cancelNotice: row.cancel_notice,
    privacyDeclaration: JSON.parse(row.declaration) as PrivacyDeclaration | null,
    processorStatement: row.processor_statement,
    publishedAt: new Date(Number(row.published_at)),
    sealedPublishedBy: row.sealed_published_by,
  };
}
