import type { Knex } from 'knex';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Core } from './core';
import { readBackupKeyFile } from './backup/age-key';
import type { BackupPlaces, Backups } from './backup/backups-service';
import { directoryStore } from './backup/directory-store';
import { databasesLike, nameIn, onServer, quoted } from './backup/mariadb-server-store';
import { listReplaced, replacedMark } from './backup/restore/replaced-store';
import { openSealed } from './backup/sealed-stream';
import type { BackupManifest } from './backup/types';
import type { TenantRestoreResult, WholeRestoreResult } from './backup/restore/types';
import type { WholeRestore } from './backup/restore/restore-service';
import { openDatabase } from './database/database';
import { systemRuntime } from './runtime/system-runtime';
import { movableClock, newsletterForm, openSignUps, type SignUps, type TestDatabases } from './testing';
import type { Erased } from './vault/journal-entry';

/** A company with a form that asks for address and name, its backups, and a clock that is moved day by day. */
export class BackupWorld {
  core: Core;
  muster!: SignUps;
  readonly clock = movableClock('2026-10-01T10:00:00Z');
  readonly places: BackupPlaces;
  readonly mirror: string;

  private constructor(
    readonly databases: TestDatabases,
    elsewhere: Partial<BackupPlaces>,
  ) {
    const { folder } = databases;
    this.mirror = join(folder, 'mirror.jsonl');
    this.places = {
      backupDir: join(folder, 'backups'),
      vaultCopyDir: join(folder, 'copies'),
      keyFile: join(folder, 'backup.key'),
      ...elsewhere,
    };
    this.core = this.open();
  }

  /** Backups lie in the folder of the databases unless they lie elsewhere. */
  static async open(databases: TestDatabases, elsewhere: Partial<BackupPlaces> = {}): Promise<BackupWorld> {
    const world = new BackupWorld(databases, elsewhere);
    await world.core.migrate();
    const profile = { purpose: 'contact', doubleOptIn: false } as const;
    world.muster = await openSignUps(world.currentCore(), { clock: world.clock, profile });
    const email = { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true } as const;
    const name = { name: 'name', label: 'Name', type: 'text', required: false, personal: true } as const;
    const form = newsletterForm([world.muster.profileId], { kind: 'contact', fields: [email, name] });
    await world.core.forms.put({ tenantId: world.muster.tenantId }, 'newsletter', form, 'de');
    return world;
  }

  get backups(): Backups {
    return this.core.backups(this.places);
  }

  /** Moves to the same time of another day, counted from the first. */
  toDay(day: number): void {
    this.clock.set(new Date(Date.parse('2026-10-01T10:00:00Z') + day * 24 * 60 * 60 * 1000).toISOString());
  }

  /** Answers the new submission. */
  async signUp(email: string, name = 'Anna Beispiel'): Promise<string> {
    return (await this.muster.signUp(email, { fields: { email, name } })).submissionId;
  }

  async erase(...erasures: Erased[]): Promise<void> {
    await this.core.erasure.erase(this.muster.tenantId, () => Promise.resolve({ erasures, result: undefined }));
  }

  /** The consents of an address that can still be read. */
  async consentsOf(email: string): Promise<readonly { id: string; state: string }[]> {
    return (await this.core.consents.search(this.muster.tenantId, { email }, { limit: 200 })).items;
  }

  /** After it was closed. */
  reopen(): void {
    this.core = this.open();
  }

  async subjectOf(submissionId: string): Promise<string> {
    const [id] = await this.inside((each) =>
      each('submissions').where('id', submissionId).pluck<string[]>('subject_id'),
    );
    return id ?? '';
  }

  /** What there is of persons, whether or not somebody can open it. */
  async personalRows(): Promise<{ subjects: number; submissions: number; payloads: number }> {
    const { tenantId } = this.muster;
    return this.inside(async (each) => ({
      subjects: (await each('subjects').pluck('id')).length,
      submissions: (await each('submissions').pluck('id')).length,
      payloads: (await each('ledger_entries').whereNot('key_id', tenantId).whereNotNull('sealed_payload').pluck('seq'))
        .length,
    }));
  }

  async inside<T>(work: (connection: Knex) => Promise<T>, url = this.databases.databaseUrl): Promise<T> {
    const database = openDatabase(url);
    try {
      return await database.read(work);
    } finally {
      await database.close();
    }
  }

  /** The whole database is gone, as with a broken disk. */
  async loseDatabase(): Promise<void> {
    await this.core.close();
    await lose(this.databases.databaseUrl);
    this.core = this.open();
  }

  async loseVault(): Promise<void> {
    await this.core.close();
    await lose(this.databases.vaultUrl);
    this.core = this.open();
  }

  /** The wrapped key of a person as it stands in the vault. */
  async keyRow(id: string): Promise<Record<string, unknown> | undefined> {
    return this.inside(
      (each) => each('vault_keys').where({ id }).first<Record<string, unknown> | undefined>(),
      this.databases.vaultUrl,
    );
  }

  async putKeyBack(row: Record<string, unknown> | undefined): Promise<void> {
    await this.inside((each) => each('vault_keys').insert(row), this.databases.vaultUrl);
  }

  /** A backup as whoever has its key can read it. */
  async decrypted(manifest: BackupManifest | undefined): Promise<Buffer> {
    const { identity } = await readBackupKeyFile(this.places.keyFile);
    const content = new PassThrough();
    const read = buffer(content);
    await openSealed(directoryStore(this.places.backupDir), manifest?.file ?? '', identity, content);
    return read;
  }

  /** Where data that restores replaced still lies. */
  async replacedData(): Promise<readonly string[]> {
    return listReplaced(this.databases.databaseUrl);
  }

  async replacedVaults(): Promise<readonly string[]> {
    return listReplaced(this.databases.vaultUrl);
  }

  /** As a restore would leave an empty vault beside the one in place. */
  async leaveReplacedVault(stamp: string): Promise<void> {
    const { vaultUrl } = this.databases;
    if (vaultUrl.startsWith('sqlite:')) {
      writeFileSync(`${vaultUrl.slice('sqlite:'.length)}${replacedMark.sqlite}${stamp}`, '');
      return;
    }
    const sql = (name: string): string => `CREATE DATABASE ${quoted(`${name}${replacedMark.mysql}${stamp}`)}`;
    await onServer(vaultUrl, (connection, name) => connection.query(sql(name)));
  }

  /** As an operator would: the bridge is stopped before, and started after. */
  async restore(how: WholeRestore): Promise<WholeRestoreResult> {
    await this.core.close();
    try {
      return await this.backups.restores.restore(how);
    } finally {
      await this.core.close();
      this.core = this.open();
    }
  }

  /** While the bridge goes on. */
  async restoreLost(date: string): Promise<TenantRestoreResult> {
    return this.backups.tenantRestores.restore({ date, tenantId: this.muster.tenantId });
  }

  /** Names of what restores left behind beside the database. */
  leftovers(): readonly string[] {
    return readdirSync(this.databases.folder).filter((name) => /^\.(quarantine|verify)-/.test(name));
  }

  async dispose(): Promise<void> {
    await this.core.close();
    for (const url of [this.databases.databaseUrl, this.databases.vaultUrl]) await removeBesides(url);
    await this.databases.dispose();
  }

  /** Whichever core is open, for helpers that keep the one that they were given. */
  private currentCore(): Core {
    return new Proxy({} as Core, { get: (_nothing, name) => Reflect.get(this.core, name) as unknown });
  }

  private open(): Core {
    return new Core({
      ...this.databases,
      journalMirror: this.mirror,
      runtime: { ...systemRuntime, clock: this.clock },
    });
  }
}

async function lose(url: string): Promise<void> {
  if (url.startsWith('sqlite:')) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${url.slice('sqlite:'.length)}${end}`, { force: true });
    return;
  }
  await onServer(url, (connection) => connection.query(`DROP DATABASE ${quoted(nameIn(url))}`));
}

/** Databases on a server that restores made beside one; the one itself is there again when it was lost. */
async function removeBesides(url: string): Promise<void> {
  if (url.startsWith('sqlite:')) return;
  await onServer(url, async (connection, name) => {
    for (const beside of await databasesLike(connection, `${name}_`)) {
      await connection.query(`DROP DATABASE ${quoted(beside)}`);
    }
    await connection.query(`CREATE DATABASE IF NOT EXISTS ${quoted(name)}`);
  });
}
