/** The two classes of knex that the SQLite client extends; knex ships no types for its dialects. */
declare module 'knex/lib/dialects/better-sqlite3' {
  class BetterSqlite3Client {
    acquireRawConnection(): Promise<unknown>;
    transaction(...args: unknown[]): unknown;
    _query(connection: unknown, query: unknown): Promise<unknown>;
    _formatBindings(bindings: unknown[] | undefined): unknown[];
  }
  export = BetterSqlite3Client;
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction' {
  class SqliteTransaction {
    constructor(client: unknown, ...args: unknown[]);
    query(connection: unknown, sql: string): Promise<unknown>;
    begin(connection: unknown): Promise<unknown>;
  }
  export = SqliteTransaction;
}
