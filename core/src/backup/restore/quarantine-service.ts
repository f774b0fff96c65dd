import { dataMigrations } from '../../database/data-migrations/index';
import { openDatabase, type Database } from '../../database/database';
import { migrate } from '../../database/migrate';
import { readHead } from '../../ledger/ledger-store';
import type { ChainPosition } from '../../ledger/chain';
import { restoredFaults } from '../restored-faults-service';
import { makeScratch, type Scratch } from '../scratch-store';
import type { BackupManifest } from '../types';
import { cleanse, type Cleansed } from './cleansing-service';
import type { ReplayParts } from './replay-service';
import { tenantIds } from './restored-data-store';
import { RestoreRefused } from './types';

/** Puts a backup's content into an empty place. Throws when its file is not the one that was made, or cannot be opened. */
export type Fill = (scratch: Scratch, manifest: BackupManifest) => Promise<void>;

/** A database out of a backup, apart from the running one until it is known that nothing erased can be read in it. */
export class Quarantine {
  private constructor(
    private readonly scratch: Scratch,
    readonly database: Database,
    readonly manifest: BackupManifest,
    /** Where the ledgers stood in the backup, by tenant. */
    readonly heads: ReadonlyMap<string, ChainPosition>,
  ) {}

  /** Restores a backup beside the database of `databaseUrl`, compares it with its manifest, and migrates it forward. */
  static async fill(databaseUrl: string, manifest: BackupManifest, fill: Fill): Promise<Quarantine> {
    const scratch = await makeScratch(databaseUrl, 'quarantine');
    const database = openDatabase(scratch.databaseUrl);
    try {
      await fill(scratch, manifest).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT'
          ? new RestoreRefused(`the file of the backup of ${manifest.date} is missing`)
          : error;
      });
      refuseFor(await restoredFaults(database, manifest), 'the backup is not whole');
      await migrate(database, dataMigrations);
      return new Quarantine(scratch, database, manifest, await headsOf(database));
    } catch (error) {
      await database.close();
      await scratch.dispose();
      throw error;
    }
  }

  get databaseUrl(): string {
    return this.scratch.databaseUrl;
  }

  /**
   * Erases again what the journal names, and proves that nothing of it is left and that ledgers and consents hold: those of
   * one tenant, or of all. Throws `RestoreRefused`.
   */
  async cleanse(parts: ReplayParts, tenantId?: string): Promise<Cleansed> {
    const cleansed = await cleanse(this.database, parts, tenantId === undefined ? [...this.heads.keys()] : [tenantId]);
    refuseFor(cleansed.faults, 'this backup cannot be restored');
    return cleansed;
  }

  async dispose(): Promise<void> {
    await this.database.close();
    await this.scratch.dispose();
  }
}

/** Where every tenant's ledger stands. */
export async function headsOf(database: Database): Promise<ReadonlyMap<string, ChainPosition>> {
  return database.read(async (connection) => {
    const heads = new Map<string, ChainPosition>();
    for (const id of await tenantIds(connection)) {
      const head = await readHead(connection, id);
      if (head) heads.set(id, head);
    }
    return heads;
  });
}

function refuseFor(faults: readonly string[], what: string): void {
  const [first, ...others] = faults;
  if (first === undefined) return;
  throw new RestoreRefused(`${what}: ${first}${others.length > 0 ? `, and ${others.length} more` : ''}`);
}
