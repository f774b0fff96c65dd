import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

/** Names of databases on the server that begin so. */
export async function databasesLike(connection: Connection, start: string): Promise<readonly string[]> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT schema_name AS name FROM information_schema.schemata');
  return rows.map((row) => String(row['name'])).filter((name) => name.startsWith(start));
}

/** Connects to the server without choosing the database, which may be lost. */
export async function onServer<T>(
  databaseUrl: string,
  work: (connection: Connection, name: string) => Promise<T>,
): Promise<T> {
  const url = new URL(databaseUrl);
  url.pathname = '/';
  const connection = await createConnection(url.href);
  try {
    return await work(connection, nameIn(databaseUrl));
  } finally {
    await connection.end();
  }
}

/** The name of the database in `mysql://…`. */
export function nameIn(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
}

/** A name as it stands in a statement. */
export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
