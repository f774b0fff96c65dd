import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { austrianDay } from '../runtime/calendar-days';
import type { Clock } from '../runtime/runtime';
import type { BackupStore } from './backup-store';
import { keptDays, unfinishedMs } from './calendar';
import { textContent } from './directory-store';
import { storeSealed } from './sealed-stream';
import { takeSnapshot } from './snapshot-service';
import type { BackupManifest, BackupRecord, ChainHead, FailedBackup } from './types';

const prefix = 'backup-';

export interface BackupOptions {
  /** The *data* database. */
  readonly databaseUrl: string;
  readonly store: BackupStore;
  readonly clock: Clock;
  /** The age recipient that backups are encrypted to. */
  readonly recipient: () => Promise<string>;
  /** The newest entry of the deletion journal. */
  readonly journalHead: () => Promise<ChainHead | null>;
  /** What else is kept for some days only, and goes then. */
  readonly removeExpired?: () => Promise<unknown>;
}

/** Daily backups of the *data* database, never of the vault (§ Backup of the mission). */
export class BackupService {
  constructor(private readonly options: BackupOptions) {}

  /**
   * Makes today's backup, in place of one made earlier today, and removes those of days no longer kept. Notes a day on
   * which it failed, and throws. Nothing counts as made before its manifest is there.
   */
  async run(): Promise<BackupManifest> {
    const { store, clock } = this.options;
    const date = austrianDay(clock.now());
    try {
      const manifest = await this.make(date);
      await store.write(manifestName(date), textContent(JSON.stringify(manifest, null, 2)));
      await store.remove(failureName(date));
      await this.removeOld();
      return manifest;
    } catch (error) {
      // One made earlier today still counts.
      if (!(await this.find(date).catch(() => undefined))) await this.noteFailure(date).catch(() => undefined);
      throw error;
    }
  }

  /** Manifests of all backups there are, oldest first. */
  async list(): Promise<readonly BackupManifest[]> {
    return this.readAll<BackupManifest>(/^backup-\d{4}-\d{2}-\d{2}\.json$/);
  }

  async find(date: string): Promise<BackupManifest | undefined> {
    return (await this.list()).find((manifest) => manifest.date === date);
  }

  /** What is known of each day, oldest first. */
  async records(): Promise<readonly BackupRecord[]> {
    const made = new Map((await this.list()).map((manifest) => [manifest.date, manifest]));
    const failures = await this.readAll<FailedBackup>(/^backup-\d{4}-\d{2}-\d{2}\.failed\.json$/);
    const failed = new Map(failures.map((failure) => [failure.date, failure]));
    return [...new Set([...made.keys(), ...failed.keys()])].sort().map((date) => {
      const { bytes, createdAt, verifiedAt } = made.get(date) ?? {};
      const failedAt = failed.get(date)?.failedAt;
      const [madeAt, verified] = [instantOf(createdAt), instantOf(verifiedAt)];
      return { date, madeAt, bytes: bytes ?? null, verifiedAt: verified, failedAt: instantOf(failedAt) };
    });
  }

  /** Notes that a backup was restored for trial and found whole. */
  async noteVerified(manifest: BackupManifest): Promise<BackupManifest> {
    const { store, clock } = this.options;
    const verified = { ...manifest, verifiedAt: clock.now().toISOString() };
    await store.write(manifestName(manifest.date), textContent(JSON.stringify(verified, null, 2)));
    await store.remove(failureName(manifest.date));
    return verified;
  }

  /** Whether the file that lies in the store is the one that was made. */
  async isStoredWhole({ file, sha256 }: BackupManifest): Promise<boolean> {
    const found = createHash('sha256');
    try {
      await pipeline(await this.options.store.read(file), found);
    } catch {
      return false;
    }
    return found.digest('hex') === sha256;
  }

  /** Notes that no backup was made on a day, or that the one made is not whole. */
  async noteFailure(date: string): Promise<void> {
    const failure: FailedBackup = { date, failedAt: this.options.clock.now().toISOString() };
    await this.options.store.write(failureName(date), textContent(JSON.stringify(failure)));
  }

  private async make(date: string): Promise<BackupManifest> {
    const { databaseUrl, store, clock, journalHead } = this.options;
    const recipient = await this.options.recipient();
    const createdAt = clock.now().toISOString();
    // Before the snapshot: what is deleted later is replayed when this is restored, whether it is in it or not.
    const head = await journalHead();
    const snapshot = await takeSnapshot(databaseUrl);
    try {
      // Never over an earlier one of the day, also of the same second: until the manifest names this one, that one counts.
      const file = `${prefix}${date}.${createdAt.slice(11, 23).replace(/[:.]/g, '')}.age`;
      const sealed = await storeSealed(store, file, snapshot.content, recipient);
      const { engine } = snapshot;
      const facts = snapshot.facts();
      const about = { v: 1, date, file, createdAt, engine, recipient } as const;
      return { ...about, ...sealed, ...facts, journalHead: head, verifiedAt: null };
    } finally {
      await snapshot.dispose();
    }
  }

  private async removeOld(): Promise<void> {
    const { store, clock } = this.options;
    await store.removeUnfinished(new Date(clock.now().getTime() - unfinishedMs));
    const kept = new Set(keptDays(clock.now()));
    const named = new Set((await this.list()).map(({ file }) => file));
    for (const name of await store.list()) {
      const date = /^backup-(\d{4}-\d{2}-\d{2})\./.exec(name)?.[1];
      const superseded = name.endsWith('.age') && !named.has(name);
      if (date !== undefined && (superseded || !kept.has(date))) await store.remove(name);
    }
    // An account that may not is no reason to call the backup failed.
    await this.options.removeExpired?.().catch(() => undefined);
  }

  private async readAll<T>(pattern: RegExp): Promise<readonly T[]> {
    const { store } = this.options;
    const names = (await store.list()).filter((name) => pattern.test(name));
    return Promise.all(names.map(async (name) => JSON.parse(await text(await store.read(name))) as T));
  }
}

function instantOf(time: string | null | undefined): Date | null {
  return time == null ? null : new Date(time);
}

function manifestName(date: string): string {
  return `${prefix}${date}.json`;
}

function failureName(date: string): string {
  return `${prefix}${date}.failed.json`;
}
