import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runMariadb } from './mariadb-program';
import { databasesLike, nameIn, onServer, quoted } from './mariadb-server-store';

/** A database beside the real one that a backup is put into, and that is thrown away or switched over to. */
export interface Scratch {
  readonly databaseUrl: string;
  /** What a backup's content is written to. Await `filled` after it ended. */
  target(): Promise<{ readonly stream: NodeJS.WritableStream; readonly filled: Promise<void> }>;
  dispose(): Promise<void>;
}

export const scratchPurposes = ['verify', 'quarantine'] as const;
export type ScratchPurpose = (typeof scratchPurposes)[number];

/**
 * An empty place for the content of a backup of `databaseUrl`: a file in a folder beside it, or on MariaDB a database on
 * the same server, for which the account needs the right to create databases of that name.
 */
export async function makeScratch(databaseUrl: string, purpose: ScratchPurpose): Promise<Scratch> {
  return databaseUrl.startsWith('sqlite:')
    ? sqliteScratch(databaseUrl.slice('sqlite:'.length), purpose)
    : mariadbScratch(databaseUrl, purpose);
}

/** Removes what processes that were killed left behind. Nobody else may be at work on the database. */
export async function removeScratches(databaseUrl: string): Promise<void> {
  if (databaseUrl.startsWith('sqlite:')) {
    const folder = dirname(databaseUrl.slice('sqlite:'.length));
    for (const name of await readdir(folder).catch(() => [])) {
      const left = scratchPurposes.some((purpose) => name.startsWith(`.${purpose}-`));
      if (left) await rm(join(folder, name), { recursive: true, force: true });
    }
    return;
  }
  await onServer(databaseUrl, async (connection) => {
    for (const purpose of scratchPurposes) {
      const start = `${nameIn(databaseUrl)}_${purpose}_`;
      for (const name of await databasesLike(connection, start)) {
        if (/^\d+$/.test(name.slice(start.length))) await connection.query(`DROP DATABASE ${quoted(name)}`);
      }
    }
  });
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
  const name = `${nameIn(databaseUrl)}_${purpose}_${process.pid}`;
  url.pathname = `/${encodeURIComponent(name)}`;
  const scratchUrl = url.href;
  const drop = (): Promise<void> =>
    onServer(databaseUrl, async (connection) => {
      await connection.query(`DROP DATABASE IF EXISTS ${quoted(name)}`);
    });
  await drop();
  await onServer(databaseUrl, (connection) => connection.query(`CREATE DATABASE ${quoted(name)}`));
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
