import type { Database as Connection, Statement } from 'better-sqlite3';
import BetterSqlite3Client = require('knex/lib/dialects/better-sqlite3');
import SqliteTransaction = require('knex/lib/dialects/sqlite3/execution/sqlite-transaction');

interface Query {
  sql: string;
  bindings?: unknown[];
  response?: unknown;
  context?: unknown;
}

/** How long a statement waits for another process's lock before the call is refused, in milliseconds. */
const busyTimeout = 2000;

/** Pages in the write-ahead log before they move to the main file (32 MiB): the same page is then moved once, not often. */
const checkpointPages = 8192;

/** Memory for pages, per connection. */
const cacheKibibytes = 64 * 1024;

/** Statements kept prepared per connection; the hot path uses a few dozen texts. */
const cacheSize = 200;

/** Kept here and not on the client, since knex makes the client of a transaction without its constructor. */
const statements = new WeakMap<Connection, Map<string, Statement>>();

/**
 * Takes the write lock at the start. A deferred transaction that reads first and writes later fails at once when
 * another process wrote in between (https://sqlite.org/lang_transaction.html).
 */
class ImmediateTransaction extends SqliteTransaction {
  override begin(connection: Connection): Promise<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }
}

/** Knex's better-sqlite3 dialect with durable settings, immediate transactions and prepared statements that are kept. */
export class SqliteClient extends BetterSqlite3Client {
  override async acquireRawConnection(): Promise<Connection> {
    const connection = (await super.acquireRawConnection()) as Connection;
    connection.pragma('journal_mode = WAL');
    // The driver's default in WAL mode loses the last commits on power loss.
    connection.pragma('synchronous = FULL');
    connection.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    connection.pragma(`cache_size = -${cacheKibibytes}`);
    connection.pragma('foreign_keys = ON');
    connection.pragma('secure_delete = ON');
    connection.pragma(`busy_timeout = ${busyTimeout}`);
    return connection;
  }

  override transaction(...args: unknown[]): unknown {
    return new ImmediateTransaction(this, ...args);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- knex awaits the rejection of a query that throws
  override async _query(connection: Connection, query: Query): Promise<Query> {
    const statement = preparedStatement(connection, query.sql);
    const bindings = this._formatBindings(query.bindings);
    if (statement.reader) {
      query.response = statement.all(bindings);
    } else {
      const { changes, lastInsertRowid } = statement.run(bindings);
      query.response = { changes, lastInsertRowid };
      query.context = { changes, lastID: lastInsertRowid };
    }
    return query;
  }
}

/** The statement of this text, prepared once per connection. */
export function preparedStatement(connection: Connection, sql: string): Statement {
  let cache = statements.get(connection);
  if (!cache) statements.set(connection, (cache = new Map<string, Statement>()));
  let statement = cache.get(sql);
  if (statement) return statement;
  statement = connection.prepare(sql);
  if (cache.size >= cacheSize) cache.clear();
  cache.set(sql, statement);
  return statement;
}
