import type { Knex } from 'knex';
import { openDatabase } from './database/database';
import type { TestDatabases } from './testing';

/** Every row of every table of both databases, so that two dumps are equal only when nothing changed at all. */
export async function dump({
  databaseUrl,
  vaultUrl,
}: Pick<TestDatabases, 'databaseUrl' | 'vaultUrl'>): Promise<object> {
  return { data: await rowsOf(databaseUrl), vault: await rowsOf(vaultUrl) };
}

/** Runs one statement on a test's database, as somebody would who has got hold of it. */
export async function meddle(url: string, sql: string, bindings: readonly (string | number)[] = []): Promise<void> {
  const database = openDatabase(url);
  try {
    await database.write((transaction) => transaction.raw(sql, bindings.slice()));
  } finally {
    await database.close();
  }
}

async function rowsOf(url: string): Promise<Record<string, string[]>> {
  const database = openDatabase(url);
  try {
    return await database.read(async (connection) => {
      const names = await tableNames(connection, database.engine === 'sqlite');
      const tables = names.map(async (name) => [name, await sortedRows(connection, name)] as const);
      return Object.fromEntries(await Promise.all(tables));
    });
  } finally {
    await database.close();
  }
}

async function tableNames(connection: Knex, sqlite: boolean): Promise<string[]> {
  const tables: unknown = sqlite
    ? await connection('sqlite_master').where('type', 'table').pluck('name')
    : await connection('information_schema.tables').whereRaw('table_schema = database()').pluck('table_name');
  return tables as string[];
}

async function sortedRows(connection: Knex, table: string): Promise<string[]> {
  const rows = await connection(table).select<object[]>();
  return rows.map((row) => JSON.stringify(row)).sort();
}
