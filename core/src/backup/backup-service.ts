import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { OperatorError } from '../errors/operator-error';
import { austrianDay } from '../runtime/calendar-days';
import type { Clock } from '../runtime/runtime';
import { failureName, fileName, manifestName } from './backup-names';
import { readNotes, type BackupNotes } from './backup-notes-store';
import type { BackupStore } from './backup-store';
import { knownDays } from './calendar';
import { textContent } from './directory-store';
import { storeSealed } from './sealed-stream';
import { takeSnapshot } from './snapshot-service';
import { isPlaceAway } from './store-failure';
import type { BackupDay, BackupManifest, BackupRecord, ChainHead, FailedBackup } from './types';

export interface BackupOptions {
  /** The *data* database. */
  readonly databaseUrl: string;
  readonly store: BackupStore;
  readonly clock: Clock;
  /** The age recipient that backups are encrypted to. */
  readonly recipient: () => Promise<string>;
  /** The newest entry of the deletion journal. */
  readonly journalHead: () => Promise<ChainHead | null>;
}

/** There is a backup of that day, but what it holds is not known. */
export class UnreadableManifest extends OperatorError {
  constructor(date: string) {
    super(`the manifest of the backup of ${date} cannot be read: put ${manifestName(date)} back, or take another day`);
    this.name = 'UnreadableManifest';
  }
}

/** Daily backups of the *data* database, never of the vault (§ Backup of the mission). */
export class BackupService {
  constructor(private readonly options: BackupOptions) {}

  /**
   * Makes today's backup, in place of one made earlier today. Notes a day on which it failed, and throws. Nothing counts as
   * made before its manifest is there.
   */
  async run(): Promise<BackupManifest> {
    const { store, clock } = this.options;
    const date = austrianDay(clock.now());
    const earlier = await this.find(date).catch(() => undefined);
    try {
      const manifest = await this.make(date);
      await store.write(manifestName(date), textContent(JSON.stringify(manifest, null, 2)));
      await store.remove(failureName(date));
      // Only what a manifest named: another may be about to name a file that none names yet.
      if (earlier) await store.remove(earlier.file);
      return manifest;
    } catch (error) {
      // One made earlier today still counts.
      if (!(await this.find(date).catch(() => undefined))) await this.noteFailure(date).catch(() => undefined);
      throw error;
    }
  }

  /** Manifests of all backups there are, oldest first, but those that cannot be read. */
  async list(): Promise<readonly BackupManifest[]> {
    return (await readNotes(this.options.store)).manifests;
  }

  /** Days of which it is not known what there is, as their manifest or the note of a failure cannot be read; oldest first. */
  async unreadable(): Promise<readonly string[]> {
    return (await readNotes(this.options.store)).unreadable;
  }

  /** Manifests of all backups but those that cannot be read. Throws when that of `date` is one of them. */
  async listFor(date: string): Promise<readonly BackupManifest[]> {
    const notes = await readNotes(this.options.store);
    manifestIn(notes, date);
    return notes.manifests;
  }

  /** Undefined when there is none. Throws when its manifest cannot be read. */
  async find(date: string): Promise<BackupManifest | undefined> {
    return manifestIn(await readNotes(this.options.store), date);
  }

  /** What is known of each day, oldest first. */
  async records(): Promise<readonly BackupRecord[]> {
    const { manifests, failures, unreadable } = await readNotes(this.options.store);
    const made = new Map(manifests.map((manifest) => [manifest.date, manifest]));
    const failed = new Map(failures.map((failure) => [failure.date, failure]));
    return [...new Set([...made.keys(), ...failed.keys(), ...unreadable])].sort().map((date) => {
      const { bytes, createdAt, verifiedAt } = (unreadable.includes(date) ? undefined : made.get(date)) ?? {};
      const failedAt = failed.get(date)?.failedAt;
      const [madeAt, verified] = [instantOf(createdAt), instantOf(verifiedAt)];
      return { date, madeAt, bytes: bytes ?? null, verifiedAt: verified, failedAt: instantOf(failedAt) };
    });
  }

  /** What there is of each day, oldest first: of kept days, and of others of which something is left. */
  async days(timeOfDay: string): Promise<readonly Pick<BackupDay, 'date' | 'state'>[]> {
    return knownDays(this.options.clock.now(), timeOfDay, await this.records());
  }

  /** Whether this is the backup of its day still, and none was made in its place. */
  async isCurrent({ date, file }: BackupManifest): Promise<boolean> {
    return (await this.find(date))?.file === file;
  }

  /** Notes that a backup was restored for trial and found whole; nothing when another was made in its place. */
  async noteVerified(manifest: BackupManifest): Promise<void> {
    if (!(await this.isCurrent(manifest))) return;
    const { store, clock } = this.options;
    const verified = { ...manifest, verifiedAt: clock.now().toISOString() };
    await store.write(manifestName(manifest.date), textContent(JSON.stringify(verified, null, 2)));
    await store.remove(failureName(manifest.date));
  }

  /** Whether the file that lies in the store is the one that was made. Throws when the store cannot be asked. */
  async isStoredWhole({ file, sha256 }: BackupManifest): Promise<boolean> {
    const found = createHash('sha256');
    try {
      await pipeline(await this.options.store.read(file), found);
    } catch (error) {
      if (isPlaceAway(error)) throw error;
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
      // Never over an earlier one of the day: until the manifest names this one, that one counts.
      const file = fileName(date, createdAt);
      const sealed = await storeSealed(store, file, snapshot.content, recipient);
      const { engine } = snapshot;
      const facts = snapshot.facts();
      const about = { v: 1, date, file, createdAt, engine, recipient } as const;
      return { ...about, ...sealed, ...facts, journalHead: head, verifiedAt: null };
    } finally {
      await snapshot.dispose();
    }
  }
}

/** Undefined when there is none. Throws when it cannot be read. */
function manifestIn({ manifests, unreadable }: BackupNotes, date: string): BackupManifest | undefined {
  const found = manifests.find((manifest) => manifest.date === date);
  if (!found && unreadable.includes(date)) throw new UnreadableManifest(date);
  return found;
}

function instantOf(time: string | null | undefined): Date | null {
  return time == null ? null : new Date(time);
}
