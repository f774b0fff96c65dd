import type { Knex } from 'knex';
import type { Engine } from '../database/database';
import type { ServerLogs } from './server-logs';

interface Variables {
  readonly binary: number;
  readonly seconds: number | string;
  readonly general: number;
}

/** What the server is set to write down; SQLite writes nothing but its own files. */
export async function readServerLogs(connection: Knex, engine: Engine): Promise<ServerLogs> {
  if (engine === 'sqlite') return { binaryLogSeconds: null, generalLog: false };
  const names = '@@log_bin AS `binary`, @@binlog_expire_logs_seconds AS seconds, @@general_log AS general';
  const [rows] = (await connection.raw(`SELECT ${names}`)) as [Variables[]];
  const { binary = 0, seconds = 0, general = 0 } = rows[0] ?? {};
  return { binaryLogSeconds: Number(binary) === 1 ? Number(seconds) : null, generalLog: Number(general) === 1 };
}
