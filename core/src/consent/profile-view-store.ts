import type { Knex } from 'knex';
import { DomainError } from '../errors/domain-error';
import { formsOfProfiles } from '../forms/form-profile-store';
import * as store from './profile-store';
import type { ConsentProfile } from './types';
import { findVersions, type StoredVersion } from './version-store';

/** A profile with the words of its current version and its forms. Throws `not-found`. */
export async function readProfile(connection: Knex, tenantId: string, id: string): Promise<ConsentProfile> {
  const records = await store.findProfiles(connection, tenantId, [id]);
  const [profile] = await withWords(connection, tenantId, records);
  if (!profile) throw new DomainError('not-found');
  return profile;
}

/** Profiles with the words of their current versions and their forms, in the order of the records. */
export async function withWords(
  connection: Knex,
  tenantId: string,
  records: readonly store.ProfileRecord[],
): Promise<readonly ConsentProfile[]> {
  const ids = records.map((record) => record.id);
  const forms = await formsOfProfiles(connection, tenantId, ids);
  const current = records.map((record) => record.currentVersion);
  const versions = await findVersions(connection, tenantId, current);
  return records.map(({ textMode, createdAt: _, ...record }) => {
    const version = versions.get(record.currentVersion) as StoredVersion;
    return {
      ...record,
      consentText: { mode: textMode, text: version.consentText },
      cancelNotice: version.cancelNotice,
      privacyDeclaration: version.privacyDeclaration,
      publishedAt: version.publishedAt,
      forms: forms.get(record.id) ?? [],
    };
  });
}
