import { DomainError } from '../errors/domain-error';

/** Network and start-up faults of mysql2, knex's own time-out, and MySQL's "shutting down" or "too many connections". */
const mysqlAway = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_NO_SUCH_TABLE',
  'ER_BAD_DB_ERROR',
  'ER_ACCESS_DENIED_ERROR',
]);

/** Result codes of SQLite that say "not now" or "not here" (https://sqlite.org/rescode.html). */
const sqliteAway = ['BUSY', 'LOCKED', 'FULL', 'IOERR', 'CANTOPEN', 'READONLY', 'CORRUPT', 'NOTADB'];

/** Whether the storage is away, locked or full, so that the same call may succeed later. */
export function isStorageUnavailable(error: unknown): boolean {
  if (error instanceof DomainError) return error.code === 'storage-unavailable';
  const { code, fatal, name } = (error ?? {}) as { code?: unknown; fatal?: unknown; name?: unknown };
  if (name === 'KnexTimeoutError' || fatal === true) return true;
  if (typeof code !== 'string') return false;
  return mysqlAway.has(code) || sqliteAway.some((suffix) => code.startsWith(`SQLITE_${suffix}`));
}

/** Whether the engine rolled the transaction back to resolve a deadlock. */
export function isTransient(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ER_LOCK_DEADLOCK';
}

/** Whether a unique key refused the row. */
export function isDuplicate(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ER_DUP_ENTRY' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}
