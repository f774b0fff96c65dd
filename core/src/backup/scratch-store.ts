import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { runMariadb } from './mariadb-program';

/** A database beside the real one that a backup is put into, and that is thrown away or switched over to. */
export interface Scratch {
  readonly databaseUrl: string;
  /** What a backup's content is written to. Await `filled` after it ended. */
  target(): Promise<{ readonly stream: NodeJS.WritableStream; readonly filled: Promise<void> }>;
  dispose(): Promise<void>;
}

/**
 * An empty place for the content of a backup of `databaseUrl`: a file in a folder beside it, or on MariaDB a database on
 * the same server, for which the account needs the right to create databases of that name.
 */
export async function makeScratch(databaseUrl: string, purpose: 'verify' | 'quarantine'): Promise<Scratch> {
  return databaseUrl.startsWith('sqlite:')
    ? sqliteScratch(databaseUrl.slice('sqlite:'.length), purpose)
    : mariadbScratch(databaseUrl, purpose);
}

async function sqliteScratch(file: string, purpose: string): Promise<Scratch> {
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

async function mariadbScratch(databaseUrl: string, purpose: string): Promise<Scratch> {
  const url = new URL(databaseUrl);
  const name = `${decodeURIComponent(url.pathname.slice(1))}_${purpose}_${process.pid}`.slice(-64);
  url.pathname = `/${encodeURIComponent(name)}`;
  const scratchUrl = url.href;
  await onServer(databaseUrl, [`DROP DATABASE IF EXISTS \`${name}\``, `CREATE DATABASE \`${name}\``]);
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
    dispose: () => onServer(databaseUrl, [`DROP DATABASE IF EXISTS \`${name}\``]),
  };
}

async function onServer(databaseUrl: string, statements: readonly string[]): Promise<void> {
  const connection = await createConnection(databaseUrl);
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}
