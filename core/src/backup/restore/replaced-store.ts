import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { databasesLike, onServer, quoted } from '../mariadb-server-store';
import { isReplacedExpired } from './replaced-data';

/** Between the name of a database and the stamp of what a restore replaced. */
export const replacedMark = { sqlite: '.before-restore-', mysql: '_before_' } as const;

/** Names of databases that a restore replaced and that still lie beside `sqlite:PATH` or `mysql://…`. */
export async function listReplaced(databaseUrl: string): Promise<readonly string[]> {
  return (await found(databaseUrl)).map(({ name }) => name);
}

/** Names of those that were replaced longer ago than `keptMs` milliseconds. */
export async function expiredReplaced(databaseUrl: string, now: Date, keptMs: number): Promise<readonly string[]> {
  const all = await found(databaseUrl);
  return all.filter(({ stamp }) => isReplacedExpired(stamp, now, keptMs)).map(({ name }) => name);
}

/** Removes those. On MariaDB it throws where the account may not; what it cannot see, it cannot know of. */
export async function removeReplaced(databaseUrl: string, now: Date, keptMs: number): Promise<void> {
  const names = await expiredReplaced(databaseUrl, now, keptMs);
  if (databaseUrl.startsWith('sqlite:')) {
    for (const name of names) await rm(name, { force: true });
  } else if (names.length > 0) {
    await onServer(databaseUrl, async (connection) => {
      for (const name of names) await connection.query(`DROP DATABASE IF EXISTS ${quoted(name)}`);
    });
  }
}

interface Found {
  readonly name: string;
  readonly stamp: string;
}

function found(databaseUrl: string): Promise<readonly Found[]> {
  return databaseUrl.startsWith('sqlite:') ? files(databaseUrl.slice('sqlite:'.length)) : databases(databaseUrl);
}

async function files(file: string): Promise<readonly Found[]> {
  const start = `${basename(file)}${replacedMark.sqlite}`;
  const names = await readdir(dirname(file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => name.startsWith(start))
    .map((name) => ({ name: join(dirname(file), name), stamp: name.slice(start.length).replace(/-(wal|shm)$/, '') }));
}

async function databases(databaseUrl: string): Promise<readonly Found[]> {
  return onServer(databaseUrl, async (connection, name) => {
    const start = `${name}${replacedMark.mysql}`;
    const names = await databasesLike(connection, start);
    return names.map((each) => ({ name: each, stamp: each.slice(start.length) }));
  });
}
