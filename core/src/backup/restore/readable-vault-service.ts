import type { Database } from '../../database/database';
import { isStorageUnavailable } from '../../database/storage-errors';
import { RestoreRefused } from './types';

/** The vault's database for a restore: what cannot be read of it is a `RestoreRefused` that says what to do. */
export function readableVault(database: Database): Database {
  return {
    ...database,
    read: (work) => orRefused(() => database.read(work)),
    statement: (work) => orRefused(() => database.statement(work)),
    write: (work) => orRefused(() => database.write(work)),
  };
}

/** The same of anything else that is asked of the vault's place. */
export async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isFromStorage(error)) throw error;
    throw new RestoreRefused(
      'the vault cannot be read: it is damaged, or its server is away. Put it right, or move it away and bring a copy of it back with --vault-copy FILE',
    );
  }
}

function isFromStorage(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return isStorageUnavailable(error) || (typeof code === 'string' && /^(SQLITE|ER)_/.test(code));
}
