import { openDatabase } from '../database/database';
import { LedgerService } from '../ledger/ledger-service';
import type { Runtime } from '../runtime/runtime';
import type { Vault } from '../vault/vault';
import type { BackupStore } from './backup-store';
import type { BackupService } from './backup-service';
import { countRows, hashOfEntry, integrityFaults } from './restored-store';
import { makeScratch, type Scratch } from './scratch-store';
import { openSealed } from './sealed-stream';
import type { BackupManifest } from './types';
import { verifyRestored, type BackupVerification } from './verify-backup';

export interface VerificationOptions {
  readonly databaseUrl: string;
  readonly store: BackupStore;
  /** The age identity that opens the backups. */
  readonly identity: () => Promise<string>;
  readonly vault: Vault;
  readonly runtime: Runtime;
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
      const verification = await this.compare(scratch, manifest);
      if (verification.ok) await this.backups.noteVerified(manifest);
      return verification;
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

  private async compare(scratch: Scratch, manifest: BackupManifest): Promise<BackupVerification> {
    const { vault, runtime } = this.options;
    const database = openDatabase(scratch.databaseUrl);
    try {
      const ledger = new LedgerService(database, vault, runtime);
      const { engine } = database;
      return await verifyRestored(manifest, {
        integrity: () => database.read((connection) => integrityFaults(connection, engine)),
        rows: () => database.read((connection) => countRows(connection, engine)),
        hashAt: (tenantId, seq) => database.read((connection) => hashOfEntry(connection, tenantId, seq)),
        verifyLedger: (tenantId) => ledger.verify(tenantId),
      });
    } finally {
      await database.close();
    }
  }
}
