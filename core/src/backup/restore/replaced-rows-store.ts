import type { Knex } from 'knex';
import type { Row } from '../../database/insert-rows';
import type { SalvagedRows } from './salvage-service';

/** Rows read at a time. */
const batch = 500;

/** All rows of a table, by a key of one column. */
export function rowsOf<T = Row>(table: string, key: string, columns: readonly string[] = ['*']): SalvagedRows<T> {
  return {
    keys: (connection, after) =>
      connection(table).distinct(key).where(key, '>', after).orderBy(key).limit(batch).pluck<string[]>(key),
    rows: async (connection, keys) => {
      const query = connection(table).whereIn(key, keys.slice()).orderBy(key);
      const found: unknown = await query.select(...columns);
      return found as readonly T[];
    },
  };
}

/** All rows of a table, by tenant and a second column. */
export function rowsByTenant<T>(table: string, key: string, columns: readonly string[]): SalvagedRows<T> {
  const pair = ['tenant_id', key];
  return {
    keys: async (connection, after) => {
      const query = connection(table).orderBy(pair).limit(batch);
      const [tenantId, second] = after.split('\n');
      if (second !== undefined) void query.whereRaw(`(tenant_id, ${key}) > (?, ?)`, [tenantId ?? '', second]);
      return (await query.select<Row[]>(...pair)).map((row) => pair.map((column) => String(row[column])).join('\n'));
    },
    rows: async (connection, keys) => {
      const pairs = keys.map((each) => each.split('\n'));
      const found: unknown = await connection(table)
        .whereIn(pair, pairs)
        .select(...columns);
      return found as readonly T[];
    },
  };
}

/** Rows of a table whose column `id` is one of these. */
export async function findById(
  connection: Knex,
  table: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const rows = await connection(table).whereIn('id', ids.slice()).select<Row[]>();
  return new Map(rows.map((row) => [String(row['id']), row]));
}

/** What of a row a table has columns for: the replaced data may be of another release. */
export async function fitting(connection: Knex, table: string, row: Row): Promise<Row> {
  const columns = await connection(table).columnInfo();
  return Object.fromEntries(Object.entries(row).filter(([name]) => name in columns));
}
