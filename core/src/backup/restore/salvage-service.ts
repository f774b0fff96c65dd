import type { Knex } from 'knex';
import type { Database } from '../../database/database';

/** What a restore takes from the data that it replaces, as the operator is told of it. */
export type SalvagedPart =
  | 'ledgers'
  | 'deletion journal'
  | 'withdrawals'
  | 'objections'
  | 'erased addresses'
  | 'legal bases'
  | 'deletion requests'
  | 'restore requests'
  | 'revoked keys'
  | 'settings';

/** How rows are found in an index, and read. */
export interface SalvagedRows<T> {
  /** Keys after `after`, in order, so many at most as are read at a time; of an index alone, which may be whole. */
  readonly keys: (connection: Knex, after: string) => Promise<readonly string[]>;
  readonly rows: (connection: Knex, keys: readonly string[]) => Promise<readonly T[]>;
}

/** Reads what is left of data that may be damaged, each part by itself, and remembers of which something could not be read. */
export class Salvage {
  private readonly damaged = new Set<SalvagedPart>();

  constructor(private readonly database: Database) {}

  /** Parts of which something could not be read. */
  get unreadable(): readonly SalvagedPart[] {
    return [...this.damaged];
  }

  /** Undefined when it cannot be read. */
  async value<T>(part: SalvagedPart, read: (connection: Knex) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.database.read(read);
    } catch {
      this.damaged.add(part);
      return undefined;
    }
  }

  /** All rows that can be read: where several cannot be read together, each by itself. */
  async *rows<T>(part: SalvagedPart, { keys, rows }: SalvagedRows<T>): AsyncGenerator<readonly T[], void> {
    for (let after = ''; ;) {
      const from = after;
      const page = await this.value(part, (connection) => keys(connection, from));
      const last = page?.at(-1);
      if (!page || last === undefined) return;
      yield await this.page(part, page, rows);
      after = last;
    }
  }

  async close(): Promise<void> {
    await this.database.close();
  }

  private async page<T>(
    part: SalvagedPart,
    keys: readonly string[],
    rows: SalvagedRows<T>['rows'],
  ): Promise<readonly T[]> {
    try {
      return await this.database.read((connection) => rows(connection, keys));
    } catch {
      const found: T[] = [];
      for (const key of keys) found.push(...((await this.value(part, (connection) => rows(connection, [key]))) ?? []));
      return found;
    }
  }
}
