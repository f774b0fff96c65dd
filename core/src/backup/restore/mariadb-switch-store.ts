import type { Connection, RowDataPacket } from 'mysql2/promise';
import { databasesLike, nameIn, onServer, quoted } from '../mariadb-server-store';
import { replacedStamp } from './replaced-data';
import { replacedMark } from './replaced-store';

const mark = replacedMark.mysql;
/** Of what comes new; tables have their own. */
const charset = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

/**
 * The same on MariaDB and MySQL: all tables in one statement, which is atomic also when the server dies (MariaDB from 10.6,
 * MySQL from 8.0). Needs the right to create databases, and all rights on the three.
 */
export async function mariadbSwitchOver(databaseUrl: string, restoredUrl: string, now: Date): Promise<string | null> {
  return onServer(databaseUrl, async (connection, name) => {
    const restored = nameIn(restoredUrl);
    const taken = await databasesLike(connection, `${name}${mark}`);
    const kept = `${name}${mark}${replacedStamp(now, (stamp) => taken.includes(`${name}${mark}${stamp}`))}`;
    await connection.query(`CREATE DATABASE IF NOT EXISTS ${quoted(name)} ${charset}`);
    const old = await tablesIn(connection, name);
    if (old.length > 0) await connection.query(`CREATE DATABASE ${quoted(kept)} ${charset}`);
    const moves = [
      ...old.map((table) => `${quoted(name)}.${quoted(table)} TO ${quoted(kept)}.${quoted(table)}`),
      ...(await tablesIn(connection, restored)).map(
        (table) => `${quoted(restored)}.${quoted(table)} TO ${quoted(name)}.${quoted(table)}`,
      ),
    ];
    await connection.query(`RENAME TABLE ${moves.join(', ')}`);
    return old.length > 0 ? kept : null;
  });
}

async function tablesIn(connection: Connection, database: string): Promise<readonly string[]> {
  const sql =
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'";
  const [rows] = await connection.query<RowDataPacket[]>(sql, [database]);
  return rows.map((row) => String(row['name']));
}
