import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { knex, type Knex } from 'knex';
import type { Connection } from 'mysql2';
import { DomainError } from '../errors/domain-error';
import { SqliteClient } from './sqlite-client';
import { isStorageUnavailable, isTransient } from './storage-errors';

export type Engine = 'sqlite' | 'mysql';

/**
 * One database on either engine. All access goes through `read` and `write`, so that a database that is away, locked or
 * full is always the same refusal, `storage-unavailable`, and a write is always one durable transaction.
 */
export interface Database {
  readonly engine: Engine;
  read<T>(work: (connection: Knex) => Promise<T>): Promise<T>;
  /** A single statement that changes data: a transaction of its own, durable when the promise resolves. */
  statement<T>(work: (connection: Knex) => Promise<T>): Promise<T>;
  /** One transaction, committed durably before the promise resolves; rolled back when `work` throws. */
  write<T>(work: (transaction: Knex.Transaction) => Promise<T>): Promise<T>;
  /**
   * Takes what was deleted out of SQLite's write-ahead log too; its main file is overwritten at once (`secure_delete`).
   * Another server forgets by its own settings.
   */
  forget(): Promise<void>;
  close(): Promise<void>;
}

const attempts = 3;

/** Knex would print what fails, statement included; whoever called is told instead. */
const log: Knex.Logger = { warn: () => undefined, error: () => undefined };

/** Opens `sqlite:PATH` or `mysql://…`. The connection itself is made on first use. */
export function openDatabase(url: string): Database {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openMysql(url);
}

function openSqlite(filename: string): Database {
  mkdirSync(dirname(filename), { recursive: true });
  const config: Knex.Config = {
    client: SqliteClient as unknown as typeof Knex.Client,
    connection: { filename },
    pool: { min: 0, max: 1 },
    useNullAsDefault: true,
    log,
  };
  // Two connections: in WAL mode a reader never waits for the writer.
  return database('sqlite', knex(config), knex(config));
}

function openMysql(url: string): Database {
  const connections = knex({
    client: 'mysql2',
    connection: { uri: url, charset: 'utf8mb4', timezone: 'Z', connectTimeout: 3000 } as Knex.MySql2ConnectionConfig,
    pool: { min: 0, max: 10, afterCreate: readCommitted },
    acquireConnectionTimeout: 4000,
    log,
  });
  return database('mysql', connections, connections);
}

/** Each statement must see what was committed while it waited for its lock; SQLite's transactions are serializable anyway. */
function readCommitted(connection: Connection, done: (error: unknown, connection: Connection) => void): void {
  connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', (error) => done(error, connection));
}

function database(engine: Engine, writer: Knex, reader: Knex): Database {
  return {
    engine,
    read: (work) => refusing(() => work(reader)),
    statement: (work) => refusing(() => retrying(() => work(writer))),
    write: (work) => refusing(() => retrying(() => writer.transaction(work))),
    async forget() {
      if (engine === 'sqlite') await refusing(() => writer.raw('PRAGMA wal_checkpoint(TRUNCATE)'));
    },
    async close() {
      await Promise.all([writer.destroy(), reader.destroy()]);
    },
  };
}

/** A transaction that the engine chose as the victim of a deadlock did nothing, and may be tried again. */
async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isTransient(error)) throw error;
    }
  }
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isStorageUnavailable(error)) throw new DomainError('storage-unavailable');
    throw error;
  }
}
