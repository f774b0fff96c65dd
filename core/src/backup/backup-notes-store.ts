import { text } from 'node:stream/consumers';
import { partOf } from './backup-names';
import type { BackupStore } from './backup-store';
import { isPlaceAway } from './store-failure';
import type { BackupManifest, FailedBackup } from './types';

/** What is noted beside the files of backups, each sorted by day. */
export interface BackupNotes {
  readonly manifests: readonly BackupManifest[];
  readonly failures: readonly FailedBackup[];
  /** Days of which a note is there and cannot be read, or is none of this release. */
  readonly unreadable: readonly string[];
}

/** Reads all notes, each by itself: one that is damaged says nothing of other days. Throws when the store cannot be asked. */
export async function readNotes(store: BackupStore): Promise<BackupNotes> {
  const notes = (await store.list()).flatMap((name) => {
    const part = partOf(name);
    return part && part.kind !== 'file' ? [{ ...part, name }] : [];
  });
  const [manifests, failures, unreadable]: [BackupManifest[], FailedBackup[], string[]] = [[], [], []];
  await Promise.all(
    notes.map(async ({ name, date, kind }) => {
      const content = await contentOf(store, name);
      if (content === 'gone') return;
      if (kind === 'manifest' && isManifest(content, date)) manifests.push(content);
      else if (kind === 'failure' && isFailure(content, date)) failures.push(content);
      else unreadable.push(date);
    }),
  );
  const byDay = (a: { date: string }, b: { date: string }): number => (a.date < b.date ? -1 : 1);
  return { manifests: manifests.sort(byDay), failures: failures.sort(byDay), unreadable: unreadable.sort() };
}

/** Undefined when it cannot be read; `gone` when somebody removed it since it was listed. */
async function contentOf(store: BackupStore, name: string): Promise<unknown> {
  try {
    return JSON.parse(await text(await store.read(name)));
  } catch (error) {
    if (isPlaceAway(error)) throw error;
    return (await store.list()).includes(name) ? undefined : 'gone';
  }
}

function isManifest(content: unknown, date: string): content is BackupManifest {
  if (!isObject(content)) return false;
  const { v, file, createdAt, bytes, sha256, tables, ledgerHeads, ...rest } = content as Partial<BackupManifest>;
  const isFile = typeof file === 'string' && partOf(file)?.date === date && partOf(file)?.kind === 'file';
  const isContent = typeof bytes === 'number' && typeof sha256 === 'string';
  const isTold = isObject(tables) && isObject(ledgerHeads) && rest.journalHead !== undefined;
  return v === 1 && rest.date === date && isFile && isContent && isTold && isInstant(createdAt);
}

function isFailure(content: unknown, date: string): content is FailedBackup {
  if (!isObject(content)) return false;
  const { date: of, failedAt } = content as Partial<FailedBackup>;
  return of === date && isInstant(failedAt);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
