import { dataMigrations } from '../database/data-migrations/index';
import { openDatabase, type Database } from '../database/database';
import { migrate } from '../database/migrate';
import { LedgerService } from '../ledger/ledger-service';
import type { BackupStore } from './backup-store';
import type { BackupService } from './backup-service';
import { ReplayService, type ReplayParts } from './restore/replay-service';
import { tenantIds } from './restore/restored-data-store';
import { RestoreRefused } from './restore/types';
import { countRows, hashOfEntry, integrityFaults } from './restored-store';
import { makeScratch, type Scratch } from './scratch-store';
import { openSealed } from './sealed-stream';
import type { BackupManifest } from './types';
import { contentFaults, ledgerFaults, type BackupVerification } from './verify-backup';

export interface VerificationOptions extends Omit<ReplayParts, 'webhooks'> {
  readonly databaseUrl: string;
  readonly store: BackupStore;
  /** The age identity that opens the backups. */
  readonly identity: () => Promise<string>;
}

/** Restores backups for trial: one that was never restored is none. */
export class BackupVerificationService {
  constructor(
    private readonly backups: BackupService,
    private readonly options: VerificationOptions,
  ) {}

  /** Restores a backup into a scratch place, compares it with its manifest, and throws the place away. */
  async verify(manifest: BackupManifest): Promise<BackupVerification> {
    const scratch = await makeScratch(this.options.databaseUrl, 'verify');
    try {
      await this.fill(scratch, manifest);
      const faults = await this.compare(scratch, manifest);
      if (faults.length === 0) await this.backups.noteVerified(manifest);
      return { ok: faults.length === 0, faults };
    } finally {
      await scratch.dispose();
    }
  }

  /** Puts a backup's content into an empty place. Throws when its file is not the one that was made, or cannot be opened. */
  async fill(scratch: Scratch, { file, bytes, sha256 }: BackupManifest): Promise<void> {
    const { store, identity } = this.options;
    const key = await identity();
    const { stream, filled } = await scratch.target();
    await openSealed(store, file, key, stream, { bytes, sha256 });
    await filled;
  }

  private async compare(scratch: Scratch, manifest: BackupManifest): Promise<readonly string[]> {
    const database = openDatabase(scratch.databaseUrl);
    try {
      const { engine } = database;
      const faults = await contentFaults(manifest, {
        integrity: () => database.read((connection) => integrityFaults(connection, engine)),
        rows: () => database.read((connection) => countRows(connection, engine)),
        hashAt: (tenantId, seq) => database.read((connection) => hashOfEntry(connection, tenantId, seq)),
      });
      return faults.length > 0 ? faults : await this.faultsOnceErased(database);
    } finally {
      await database.close();
    }
  }

  /** A payload whose key was destroyed since looks forged; so what was erased since the backup is erased here first. */
  private async faultsOnceErased(database: Database): Promise<readonly string[]> {
    const { vault, runtime, journal } = this.options;
    await migrate(database, dataMigrations);
    const ledger = new LedgerService(database, vault, runtime);
    for (;;) {
      const { seq } = await journal.head();
      try {
        await new ReplayService(database, { ...this.options, webhooks: false }).run();
      } catch (error) {
        if (error instanceof RestoreRefused) return [error.message];
        throw error;
      }
      const faults = await ledgerFaults(await database.read(tenantIds), (id) => ledger.verify(id));
      // Somebody may have been erased meanwhile.
      if (faults.length === 0 || (await journal.head()).seq === seq) return faults;
    }
  }
}
