import type { Knex } from 'knex';
import type { Engine } from '../database/database';

/** What the engine itself finds wrong with a database: SQLite checks its pages; MariaDB did so while it was filled. */
export async function integrityFaults(connection: Knex, engine: Engine): Promise<readonly string[]> {
  if (engine !== 'sqlite') return [];
  const rows = await connection.raw<{ integrity_check: string }[]>('PRAGMA integrity_check');
  return rows.some(({ integrity_check: found }) => found !== 'ok') ? ['the database file is damaged'] : [];
}

export async function countRows(connection: Knex, engine: Engine): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const name of await tableNames(connection, engine)) {
    const row = await connection(name).count<{ count: number | string }[]>({ count: '*' }).first();
    counts[name] = Number(row?.count);
  }
  return counts;
}

export async function tableNames(connection: Knex, engine: Engine): Promise<readonly string[]> {
  const names = await (engine === 'sqlite'
    ? connection('sqlite_schema').where('type', 'table').whereNot('name', 'like', 'sqlite_%').pluck<string[]>('name')
    : connection('information_schema.tables')
        .where({ table_type: 'BASE TABLE' })
        .andWhere('table_schema', connection.raw('database()'))
        .pluck<string[]>('table_name'));
  return names.slice().sort();
}

interface EntryRow {
  tenant_id: string;
  seq: number;
  hash: string;
}

export async function hashOfEntry(connection: Knex, tenantId: string, seq: number): Promise<string | undefined> {
  const row = await connection<EntryRow>('ledger_entries').where({ tenant_id: tenantId, seq }).first('hash');
  return row?.hash;
}
