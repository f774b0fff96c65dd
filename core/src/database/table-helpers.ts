import type { Knex } from 'knex';

type Table = Knex.CreateTableBuilder;

/** Creates a table whose text compares byte by byte on both engines, trailing spaces included. */
export async function addTable(schema: Knex, name: string, columns: (table: Table) => void): Promise<void> {
  const collation = isMysql(schema) ? await exactCollation(schema) : undefined;
  await schema.schema.createTable(name, (table) => {
    if (collation) {
      table.charset('utf8mb4');
      table.collate(collation);
    }
    columns(table);
  });
}

/** MySQL's and MariaDB's older binary collations take `a` and `a ` for the same; their names for exact ones differ. */
async function exactCollation(schema: Knex): Promise<string> {
  const answer: unknown = await schema.raw('SELECT VERSION() AS version');
  const [rows] = answer as [{ version: string }[]];
  return rows[0]?.version.includes('MariaDB') ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin';
}

/** An id of ours: a UUIDv7 in its text form. */
export function id(table: Table, name: string): Knex.ColumnBuilder {
  return table.string(name, 36);
}

/** SHA-256 or HMAC-SHA-256 as lower-case hex. */
export function digest(table: Table, name: string): Knex.ColumnBuilder {
  return table.string(name, 64);
}

/** An instant: milliseconds since 1970-01-01T00:00:00Z. */
export function instant(table: Table, name: string): Knex.ColumnBuilder {
  return table.bigInteger(name);
}

/** Sealed bytes, up to 16 MiB. */
export function sealed(schema: Knex, table: Table, name: string): Knex.ColumnBuilder {
  return table.specificType(name, isMysql(schema) ? 'mediumblob' : 'blob');
}

/** Text of up to 16 MiB. */
export function longText(table: Table, name: string): Knex.ColumnBuilder {
  return table.text(name, 'mediumtext');
}

function isMysql(schema: Knex): boolean {
  return (schema.client as { driverName?: string }).driverName === 'mysql2';
}
