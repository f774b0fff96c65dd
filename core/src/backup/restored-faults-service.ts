import type { Database } from '../database/database';
import { countRows, hashOfEntry, integrityFaults } from './restored-store';
import type { BackupManifest } from './types';
import { contentFaults } from './verify-backup';

/** What of a database that came out of a backup, as it is, is not as the backup's manifest says. */
export async function restoredFaults(database: Database, manifest: BackupManifest): Promise<readonly string[]> {
  const { engine } = database;
  return contentFaults(manifest, {
    integrity: () => database.read((connection) => integrityFaults(connection, engine)),
    rows: () => database.read((connection) => countRows(connection, engine)),
    hashAt: (tenantId, seq) => database.read((connection) => hashOfEntry(connection, tenantId, seq)),
  });
}
