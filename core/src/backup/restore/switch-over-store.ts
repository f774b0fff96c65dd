import { existsSync } from 'node:fs';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { mariadbSwitchOver } from './mariadb-switch-store';
import { replacedStamp } from './replaced-data';
import { replacedMark } from './replaced-store';

const mark = replacedMark.sqlite;
const besides = ['-wal', '-shm'];

/**
 * Puts the database of `restoredUrl`, which nobody has open, in the place of `databaseUrl`. Whatever stops it, the place holds
 * the old database or the restored one, whole. Answers where the old one lies now; null when there was none.
 */
export async function switchOver(databaseUrl: string, restoredUrl: string, now: Date): Promise<string | null> {
  return databaseUrl.startsWith('sqlite:')
    ? sqliteSwitchOver(fileOf(databaseUrl), fileOf(restoredUrl), now)
    : mariadbSwitchOver(databaseUrl, restoredUrl, now);
}

async function sqliteSwitchOver(file: string, restored: string, now: Date): Promise<string | null> {
  await mkdir(dirname(file), { recursive: true });
  await flush(restored);
  const stamp = replacedStamp(now, (stamp) => existsSync(`${file}${mark}${stamp}`));
  const kept = existsSync(file) ? `${file}${mark}${stamp}` : null;
  if (kept !== null) {
    closeLog(file);
    // A second name for the old file: from here on it is safe to put another under the first.
    await link(file, kept);
    for (const beside of besides) {
      // Left only by a database that nobody can read; the restored one must not take its log for its own.
      if (!existsSync(`${file}${beside}`)) continue;
      await link(`${file}${beside}`, `${kept}${beside}`);
      await flush(dirname(file));
      await rm(`${file}${beside}`);
    }
  }
  for (const beside of besides) await rm(`${file}${beside}`, { force: true });
  await flush(dirname(file));
  await rename(restored, file);
  await flush(dirname(file));
  return kept;
}

/** Takes the write-ahead log into the main file, where there is one that can be read. */
function closeLog(file: string): void {
  try {
    const connection = new SqliteConnection(file, { fileMustExist: true });
    try {
      connection.pragma('wal_checkpoint(TRUNCATE)');
      connection.pragma('journal_mode = DELETE');
    } finally {
      connection.close();
    }
  } catch {
    // It is damaged, and kept as it is.
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function fileOf(url: string): string {
  return url.slice('sqlite:'.length);
}
