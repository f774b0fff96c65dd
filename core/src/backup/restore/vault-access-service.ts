import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { openDatabase, type Database } from '../../database/database';
import { migrate } from '../../database/migrate';
import { vaultMigrations } from '../../database/vault-migrations/index';
import type { Runtime } from '../../runtime/runtime';
import { JournalMirror } from '../../vault/journal-mirror';
import { JournalService } from '../../vault/journal-service';
import { readMasterKeys } from '../../vault/master-key';
import { Vault } from '../../vault/vault';
import { listKeyIds } from '../../vault/vault-store';
import { directoryStore } from '../directory-store';
import { databasesLike, nameIn, onServer } from '../mariadb-server-store';
import { makeScratch, type Scratch } from '../scratch-store';
import { openSealed } from '../sealed-stream';
import { requireWholeJournal } from './evidence-service';
import type { KnownHead } from './journal-evidence';
import { orRefused, readableVault } from './readable-vault-service';
import { RestoreRefused } from './types';

export interface VaultAccessOptions {
  readonly vaultUrl: string;
  readonly masterKeyFile: string;
  readonly journalMirror: string | undefined;
  readonly runtime: Runtime;
  /** The age identity that opens copies of the vault. */
  readonly identity: () => Promise<string>;
}

/** A vault that a restore rests on: the one in place, or one out of a copy that is not in place yet. */
export class VaultAccess {
  readonly vault: Vault;
  readonly journal: JournalService;

  readonly keys: Database;

  private constructor(
    databaseUrl: string,
    private readonly options: VaultAccessOptions,
    private readonly scratch?: Scratch,
  ) {
    this.keys = readableVault(openDatabase(databaseUrl));
    const { keys } = this;
    const { masterKeyFile, journalMirror, runtime } = options;
    const mirror = journalMirror === undefined ? undefined : new JournalMirror(journalMirror);
    this.vault = new Vault(keys, () => readMasterKeys(masterKeyFile), runtime);
    this.journal = new JournalService(keys, mirror, runtime);
  }

  /** The vault in place. Throws `RestoreRefused` when there is none, or none with keys. */
  static async inPlace(options: VaultAccessOptions): Promise<VaultAccess> {
    const access = await VaultAccess.find(options);
    if (access) return access;
    throw new RestoreRefused('there is no vault with keys: bring a copy of it back with --vault-copy FILE');
  }

  /**
   * The vault of a copy, which goes on from the journal's mirror; what that names is destroyed in it. A vault in place that
   * holds all of its keys, as after a restore that was stopped, is taken instead. Throws `RestoreRefused`.
   */
  static async fromCopy(options: VaultAccessOptions, file: string, known: readonly KnownHead[]): Promise<VaultAccess> {
    const found = await stat(file).catch(() => undefined);
    if (!found) throw new RestoreRefused('there is no file of this name for --vault-copy');
    if (!found.isFile()) throw new RestoreRefused('--vault-copy is no file: name the file of the copy itself');
    const scratch = await makeScratch(options.vaultUrl, 'quarantine');
    const copy = new VaultAccess(scratch.databaseUrl, options, scratch);
    try {
      const { stream, filled } = await scratch.target();
      await openSealed(directoryStore(dirname(file)), basename(file), await options.identity(), stream);
      await filled;
      await migrate(copy.keys, vaultMigrations);
      await copy.continueJournal(known);
      const present = await VaultAccess.find(options);
      if (!present) return copy;
      try {
        await present.requireKeysOf(copy);
      } catch (error) {
        await present.close();
        throw error;
      }
      await copy.close();
      return present;
    } catch (error) {
      await copy.close();
      throw error;
    }
  }

  /** Where a vault lies that is to be put in place; undefined when it is there. */
  get restoredUrl(): string | undefined {
    return this.scratch?.databaseUrl;
  }

  /** Takes over what only the mirror has, once both are known to be whole. Throws `RestoreRefused`. */
  async continueJournal(known: readonly KnownHead[]): Promise<void> {
    await requireWholeJournal(this.journal, this.options.journalMirror, known);
    await this.journal.recover();
  }

  /** Harmless when repeated; throws away a vault that was not put in place. */
  async close(): Promise<void> {
    await this.keys.close();
    await this.scratch?.dispose();
  }

  private static async find(options: VaultAccessOptions): Promise<VaultAccess | undefined> {
    if (!(await orRefused(() => isThere(options.vaultUrl)))) return undefined;
    const access = new VaultAccess(options.vaultUrl, options);
    try {
      if (await access.holdsKeys()) {
        await migrate(access.keys, vaultMigrations);
        return access;
      }
    } catch (error) {
      await access.close();
      throw error;
    }
    await access.close();
    return undefined;
  }

  private async holdsKeys(): Promise<boolean> {
    return this.keys.read(async (connection) => {
      if (!(await connection.schema.hasTable('vault_keys'))) return false;
      return (await listKeyIds(connection, { after: '', limit: 1 })).length > 0;
    });
  }

  private async requireKeysOf(copy: VaultAccess): Promise<void> {
    for (let after = ''; ;) {
      const from = after;
      const ids = await copy.keys.read((connection) => listKeyIds(connection, { after: from, limit: 500 }));
      const last = ids.at(-1);
      if (last === undefined) return;
      if ((await this.vault.present(ids)).size < ids.length) {
        throw new RestoreRefused(
          'there is a vault with keys that lacks some of the copy: restore without --vault-copy, or move that vault away first',
        );
      }
      after = last;
    }
  }
}

async function isThere(vaultUrl: string): Promise<boolean> {
  if (vaultUrl.startsWith('sqlite:')) return existsSync(vaultUrl.slice('sqlite:'.length));
  return onServer(vaultUrl, async (connection) =>
    (await databasesLike(connection, nameIn(vaultUrl))).includes(nameIn(vaultUrl)),
  );
}
