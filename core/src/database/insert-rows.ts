import type { Database as SqliteConnection } from 'better-sqlite3';
import type { Knex } from 'knex';
import { preparedStatement } from './sqlite-client';

type Value = string | number | boolean | Buffer | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * Inserts rows that all have the same columns. On SQLite, where a call costs next to nothing, one prepared statement runs
 * once per row: it is the same text for any number of rows, and knows no limit. On MySQL all rows go in one statement.
 */
export async function insertRows(transaction: Knex.Transaction, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const client = transaction.client as { driverName: string; acquireConnection(): Promise<SqliteConnection> };
  if (client.driverName !== 'better-sqlite3') {
    await transaction(table).insert(rows);
    return;
  }
  const columns = Object.keys(first);
  const places = columns.map(() => '?').join(', ');
  const sql = `insert into ${table} (${columns.join(', ')}) values (${places})`;
  // Within a transaction this is always its own connection, and needs no release.
  const statement = preparedStatement(await client.acquireConnection(), sql);
  for (const row of rows) statement.run(columns.map((column) => bound(row[column])));
}

function bound(value: Value | undefined): Exclude<Value, boolean> {
  return typeof value === 'boolean' ? Number(value) : (value ?? null);
}
