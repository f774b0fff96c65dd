import { createReadStream, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { isRunning } from '../runtime/is-running';
import type { Snapshot, SnapshotFacts } from './snapshot-service';
import type { ChainHead } from './types';

/**
 * SQLite's own way to a consistent copy in one read transaction; what was deleted does not come along, as free pages do
 * not (https://sqlite.org/lang_vacuum.html#vacuuminto). Blocks this thread: run it in a process of its own.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- one shape for both engines
export async function sqliteSnapshot(file: string): Promise<Snapshot> {
  removeLeftovers(file);
  const copy = `${file}${mark}${process.pid}`;
  const source = new SqliteConnection(file, { fileMustExist: true });
  try {
    source.pragma('busy_timeout = 30000');
    source.prepare('VACUUM INTO ?').run(copy);
  } finally {
    source.close();
  }
  const facts = factsOf(copy);
  const content = createReadStream(copy, { highWaterMark: 1024 * 1024 });
  // It may be thrown away before anybody reads it.
  content.on('error', () => undefined);
  return {
    engine: 'sqlite',
    content,
    facts: () => facts,
    dispose() {
      content.destroy();
      return Promise.resolve(rmSync(copy, { force: true }));
    },
  };
}

const mark = '.snapshot-';

/** A process that was killed left its copy behind. */
function removeLeftovers(file: string): void {
  const start = `${basename(file)}${mark}`;
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(start) && !isRunning(Number(name.slice(start.length)))) rmSync(join(dirname(file), name));
  }
}

/** Counts and heads of a database file that nobody writes. */
export function factsOf(file: string): SnapshotFacts {
  const connection = new SqliteConnection(file, { readonly: true });
  try {
    const names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    const tables = Object.fromEntries(
      names
        .filter((name) => !name.startsWith('sqlite_'))
        .sort()
        .map((name) => [name, connection.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
    );
    const heads = names.includes('tenants')
      ? (connection.prepare('SELECT id, ledger_seq AS seq, ledger_hash AS hash FROM tenants').all() as HeadRow[])
      : [];
    return { tables, ledgerHeads: headsOf(heads) };
  } finally {
    connection.close();
  }
}

export interface HeadRow {
  readonly id: string;
  readonly seq: number | string;
  readonly hash: string;
}

export function headsOf(rows: readonly HeadRow[]): Readonly<Record<string, ChainHead>> {
  return Object.fromEntries(rows.map(({ id, seq, hash }) => [id, { seq: Number(seq), hash }]));
}
