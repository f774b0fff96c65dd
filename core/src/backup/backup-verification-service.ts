import { dataMigrations } from '../database/data-migrations/index';
import { openDatabase } from '../database/database';
import { migrate } from '../database/migrate';
import { OperatorError } from '../errors/operator-error';
import type { BackupStore } from './backup-store';
import type { BackupService } from './backup-service';
import { cleanse } from './restore/cleansing-service';
import type { ReplayParts } from './restore/replay-service';
import { tenantIds } from './restore/restored-data-store';
import { RestoreRefused } from './restore/types';
import { restoredFaults } from './restored-faults-service';
import { makeScratch, type Scratch } from './scratch-store';
import { openSealed } from './sealed-stream';
import type { BackupManifest } from './types';
import type { BackupVerification } from './verify-backup';

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

  /**
   * Restores a backup into a scratch place, compares it with its manifest, looks for all that a restore would refuse it for,
   * and throws the place away.
   */
  async verify(manifest: BackupManifest): Promise<BackupVerification> {
    const scratch = await makeScratch(this.options.databaseUrl, 'verify');
    try {
      await this.fill(scratch, manifest);
      const { faults, consentsLost } = await this.compare(scratch, manifest);
      if (faults.length === 0) await this.backups.noteVerified(manifest);
      return { ok: faults.length === 0, faults, consentsLost };
    } finally {
      await scratch.dispose();
    }
  }

  /** Why no backup can be restored for trial here, for the operator; undefined when one can. */
  async fault(): Promise<string | undefined> {
    try {
      await (await makeScratch(this.options.databaseUrl, 'verify')).dispose();
      return undefined;
    } catch (error) {
      return error instanceof OperatorError
        ? error.message
        : 'no place for it can be made beside the data: check free space and permissions';
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

  private async compare(scratch: Scratch, manifest: BackupManifest): Promise<Omit<BackupVerification, 'ok'>> {
    const database = openDatabase(scratch.databaseUrl);
    try {
      const faults = await restoredFaults(database, manifest);
      if (faults.length > 0) return { faults, consentsLost: {} };
      await migrate(database, dataMigrations);
      const ids = await database.read(tenantIds);
      return await cleanse(database, { ...this.options, webhooks: false }, ids);
    } catch (error) {
      if (error instanceof RestoreRefused) return { faults: [error.message], consentsLost: {} };
      throw error;
    } finally {
      await database.close();
    }
  }
}
