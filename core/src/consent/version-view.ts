import { unseal, type Place } from '../vault/seal';
import type { ConsentVersion } from './types';
import type { StoredVersion } from './version-store';

/** Where the name of a version's publisher is sealed. */
export function versionPlace(tenantId: string, versionId: string): Place {
  return { tenantId, table: 'consent_versions', row: versionId };
}

/** A version with the name of who published it, opened with the tenant's key. */
export function openVersion(tenantId: string, stored: StoredVersion, tenantKey: Buffer): ConsentVersion {
  const { sealedPublishedBy, ...version } = stored;
  const place = versionPlace(tenantId, version.id);
  const publishedBy = sealedPublishedBy && unseal(tenantKey, sealedPublishedBy, place).toString('utf8');
  return { ...version, publishedBy };
}
