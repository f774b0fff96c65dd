import type { Readable } from 'node:stream';
import { mariadbSnapshot } from './mariadb-snapshot-store';
import { sqliteSnapshot } from './sqlite-snapshot-store';
import type { ChainHead } from './types';

/** What a snapshot holds; known once its content was read to the end. */
export interface SnapshotFacts {
  /** Rows per table. */
  readonly tables: Readonly<Record<string, number>>;
  /** By tenant; empty for a database without ledgers. On MariaDB read just before, so the snapshot may be further on. */
  readonly ledgerHeads: Readonly<Record<string, ChainHead>>;
}

/** A database as it was at one moment, however much is written meanwhile. */
export interface Snapshot {
  readonly engine: 'sqlite' | 'mysql';
  readonly content: Readable;
  facts(): SnapshotFacts;
  /** Removes what it left on disk. */
  dispose(): Promise<void>;
}

/**
 * Takes a snapshot of `sqlite:PATH` or `mysql://…` while others read and write it. SQLite's goes through a copy beside
 * the database, so that the disk must have room for one.
 */
export async function takeSnapshot(databaseUrl: string): Promise<Snapshot> {
  return databaseUrl.startsWith('sqlite:')
    ? sqliteSnapshot(databaseUrl.slice('sqlite:'.length))
    : mariadbSnapshot(databaseUrl);
}
