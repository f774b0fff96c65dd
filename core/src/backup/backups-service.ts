import type { Database } from '../database/database';
import type { Runtime } from '../runtime/runtime';
import type { JournalService } from '../vault/journal-service';
import type { Vault } from '../vault/vault';
import { BackupKeyMissing, createBackupKeyFile, keyFileExists, readBackupKeyFile } from './age-key';
import { BackupExpiryService } from './backup-expiry-service';
import { BackupService } from './backup-service';
import type { BackupStore } from './backup-store';
import { BackupVerificationService } from './backup-verification-service';
import { ExpiryService } from './expiry-service';
import { openStore } from './place-store';
import { RestoreService } from './restore/restore-service';
import { TenantRestoreService } from './restore/tenant-restore-service';
import type { S3Access } from './s3-client';
import type { Scratch } from './scratch-store';
import type { BackupManifest } from './types';
import { VaultCopyService } from './vault-copy-service';

/** Where backups lie, and which key they are encrypted to. */
export interface BackupPlaces {
  /** A directory, or `s3://BUCKET/FOLDER`. */
  readonly backupDir: string;
  /** Of the same forms, and never the same as `backupDir`: who finds both could read what was deleted since. */
  readonly vaultCopyDir: string;
  /** How an S3-compatible store is reached, where one of the two is in such. */
  readonly s3?: S3Access;
  /** Holds the identity that opens backups; made on first use unless `recipient` is given. */
  readonly keyFile: string;
  /** The age recipient, where the identity is not kept on this machine. */
  readonly recipient?: string;
}

export interface Backups {
  readonly daily: BackupService;
  readonly verification: BackupVerificationService;
  readonly vaultCopies: VaultCopyService;
  /**
   * Whether backups can be made here: a key to encrypt to is here, or none was ever made, so that a new one leaves nothing
   * behind that it does not open.
   */
  readonly isPossible: () => Promise<boolean>;
  readonly stores: Readonly<Record<'backupDir' | 'vaultCopyDir', BackupStore>>;
  readonly expiry: ExpiryService;
  readonly restores: RestoreService;
  readonly tenantRestores: TenantRestoreService;
}

interface Sources {
  readonly databaseUrl: string;
  readonly vaultUrl: string;
  readonly keys: Database;
  readonly vault: Vault;
  readonly journal: JournalService;
  readonly masterKeyFile: string;
  readonly journalMirror: string | undefined;
  readonly webhooks: boolean;
  /** Whether *data* know of a backup, also one that cannot be seen from here. */
  readonly isAnyNoted: () => Promise<boolean>;
  readonly runtime: Runtime;
}

/** Puts together what makes, tries and restores backups. Touches nothing by itself. */
export function openBackups(sources: Sources, places: BackupPlaces): Backups {
  const { databaseUrl, vaultUrl, journal, runtime } = sources;
  const { clock } = runtime;
  const store = openStore(places.backupDir, places.s3);
  const recipient = async (): Promise<string> => {
    if (places.recipient !== undefined) return places.recipient;
    if (!keyFileExists(places.keyFile)) {
      if (!(await mayMakeKey())) throw new BackupKeyMissing(places.keyFile);
      await createBackupKeyFile(places.keyFile, clock.now());
    }
    return (await readBackupKeyFile(places.keyFile)).recipient;
  };
  const identity = async (): Promise<string> => (await readBackupKeyFile(places.keyFile)).identity;
  const journalHead = async () => {
    const { seq, hash } = await journal.head();
    return seq === 0 ? null : { seq, hash };
  };
  const daily = new BackupService({ databaseUrl, store, clock, recipient, journalHead });
  const verification = new BackupVerificationService(daily, { ...sources, store, identity });
  const from = {
    manifests: (date: string) => daily.listFor(date),
    fill: (scratch: Scratch, manifest: BackupManifest) => verification.fill(scratch, manifest),
  };
  const copyStore = openStore(places.vaultCopyDir, places.s3);
  const vaultCopies = new VaultCopyService({ vaultUrl, store: copyStore, recipient, clock });
  const mayMakeKey = async (): Promise<boolean> => {
    const lying = [await daily.list(), await daily.unreadable(), await vaultCopies.list()].flat();
    return lying.length === 0 && !(await sources.isAnyNoted());
  };
  const expiring = new BackupExpiryService(store, clock);
  return {
    daily,
    verification,
    vaultCopies,
    isPossible: async () => places.recipient !== undefined || keyFileExists(places.keyFile) || (await mayMakeKey()),
    stores: { backupDir: store, vaultCopyDir: copyStore },
    expiry: new ExpiryService({ databaseUrl, vaultUrl, backups: expiring, vaultCopies, clock }),
    restores: new RestoreService({ ...sources, ...from, identity }),
    tenantRestores: new TenantRestoreService({ ...sources, ...from }),
  };
}
