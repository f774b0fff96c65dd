import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseInUse, occupy, type Occupancy } from '../database/occupancy';
import { runMariadb } from './mariadb-program';
import { databasesLike, nameIn, onServer, quoted } from './mariadb-server-store';
import { isDenied, ScratchDenied } from './scratch-denied';

/** A database beside the real one that a backup is put into, and that is thrown away or switched over to. */
export interface Scratch {
  readonly databaseUrl: string;
  /** What a backup's content is written to. Await `filled` after it ended. */
  target(): Promise<{ readonly stream: NodeJS.WritableStream; readonly filled: Promise<void> }>;
  dispose(): Promise<void>;
}

export type ScratchPurpose = 'verify' | 'quarantine';

/** In milliseconds. */
const retryMs = 50;

/** How long, in milliseconds, a new scratch waits for whoever removes old ones; that takes moments. */
const cleaningMs = 60_000;

/**
 * An empty place for the content of a backup of `databaseUrl`: a file in a folder beside it, or on MariaDB a database on
 * the same server; throws `ScratchDenied` where the account may not make one of that name. First removes what is left of
 * dead ones.
 */
export async function makeScratch(databaseUrl: string, purpose: ScratchPurpose): Promise<Scratch> {
  await removeScratches(databaseUrl);
  const use = await announce(databaseUrl);
  try {
    const scratch = databaseUrl.startsWith('sqlite:')
      ? await sqliteScratch(databaseUrl.slice('sqlite:'.length), purpose)
      : await mariadbScratch(databaseUrl, purpose);
    return { ...scratch, dispose: () => scratch.dispose().finally(() => use.release()) };
  } catch (error) {
    await use.release();
    throw error;
  }
}

/** Removes what processes that were killed left behind, on whatever machine; nothing while anybody works with a scratch. */
export async function removeScratches(databaseUrl: string): Promise<void> {
  await withDead(databaseUrl, async (names) => {
    if (databaseUrl.startsWith('sqlite:')) {
      for (const name of names) await rm(name, { recursive: true, force: true });
      return;
    }
    await onServer(databaseUrl, async (connection) => {
      for (const name of names) await connection.query(`DROP DATABASE IF EXISTS ${quoted(name)}`);
    });
  });
}

/** Names of what removing would remove now. */
export async function deadScratches(databaseUrl: string): Promise<readonly string[]> {
  let dead: readonly string[] = [];
  await withDead(databaseUrl, (names) => Promise.resolve(void (dead = names)));
  return dead;
}

/** Nobody begins with a scratch while `work` has the names. */
async function withDead(databaseUrl: string, work: (names: readonly string[]) => Promise<void>): Promise<void> {
  if ((await scratchesOf(databaseUrl)).length === 0) return;
  const alone = await occupy(scratchUse(databaseUrl), 'alone').catch((error: unknown) => {
    if (error instanceof DatabaseInUse) return undefined;
    throw error;
  });
  if (!alone) return;
  try {
    await work(await scratchesOf(databaseUrl));
  } finally {
    await alone.release();
  }
}

/** That somebody works with a scratch, for as long as the process lives. */
async function announce(databaseUrl: string): Promise<Occupancy> {
  for (let left = cleaningMs; ; left -= retryMs) {
    try {
      return await occupy(scratchUse(databaseUrl), 'beside');
    } catch (error) {
      if (!(error instanceof DatabaseInUse) || left <= 0) throw error;
      await wait(retryMs);
    }
  }
}

/** What stands for all scratches of a database, or on SQLite of a folder, where nobody but us uses anything. */
function scratchUse(databaseUrl: string): string {
  if (databaseUrl.startsWith('sqlite:')) return `sqlite:${join(folderOf(databaseUrl), '.scratch')}`;
  const url = new URL(databaseUrl);
  url.pathname = `/${encodeURIComponent(`${nameIn(databaseUrl)}/scratch`)}`;
  return url.href;
}

async function scratchesOf(databaseUrl: string): Promise<readonly string[]> {
  if (databaseUrl.startsWith('sqlite:')) {
    const folder = folderOf(databaseUrl);
    const names = await readdir(folder).catch(() => []);
    return names.filter((name) => /^\.(verify|quarantine)-/.test(name)).map((name) => join(folder, name));
  }
  return onServer(databaseUrl, async (connection, name) =>
    (await databasesLike(connection, `${name}_`)).filter((each) =>
      /^_(verify|quarantine)_[0-9a-f]+$/.test(each.slice(name.length)),
    ),
  );
}

function folderOf(sqliteUrl: string): string {
  return dirname(sqliteUrl.slice('sqlite:'.length));
}

async function sqliteScratch(file: string, purpose: ScratchPurpose): Promise<Scratch> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(dirname(file), `.${purpose}-`));
  const copy = join(folder, 'data.sqlite');
  return {
    databaseUrl: `sqlite:${copy}`,
    target() {
      const stream = createWriteStream(copy, { mode: 0o600, flush: true });
      return Promise.resolve({ stream, filled: Promise.resolve() });
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

async function mariadbScratch(databaseUrl: string, purpose: ScratchPurpose): Promise<Scratch> {
  const url = new URL(databaseUrl);
  // Of no other process on any machine, and short, as names of databases must be.
  const start = `${nameIn(databaseUrl)}_${purpose}_`;
  const name = `${start}${randomBytes(8).toString('hex')}`;
  url.pathname = `/${encodeURIComponent(name)}`;
  const scratchUrl = url.href;
  const drop = (): Promise<void> =>
    onServer(databaseUrl, async (connection) => {
      await connection.query(`DROP DATABASE IF EXISTS ${quoted(name)}`);
    });
  await onServer(databaseUrl, (connection) => connection.query(`CREATE DATABASE ${quoted(name)}`)).catch(
    (error: unknown) => {
      throw isDenied(error) ? new ScratchDenied(start) : error;
    },
  );
  return {
    databaseUrl: scratchUrl,
    async target() {
      const program = await runMariadb('mariadb', scratchUrl, ['--default-character-set=utf8mb4']);
      const filled = new Promise<void>((resolve, reject) => {
        program.output.on('end', resolve);
        program.output.on('error', reject);
        program.output.resume();
      }).finally(() => program.dispose());
      // Whoever writes learns of a failure by a broken pipe first.
      filled.catch(() => undefined);
      return { stream: program.child.stdin, filled };
    },
    dispose: drop,
  };
}
