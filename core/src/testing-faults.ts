import type { Knex } from 'knex';
import type { Database } from './database/database';
import type { JournalEntry } from './vault/journal-entry';
import { JournalMirror } from './vault/journal-mirror';

/** Stops work at its n-th step, as a power cut would; the steps are statements, commits and flushes. */
export class StopAt {
  private steps = 0;

  constructor(private readonly at: number) {}

  /** Whether there was an n-th step. */
  get stopped(): boolean {
    return this.steps >= this.at;
  }

  step(): void {
    if (++this.steps >= this.at) throw new Error('stopped');
  }
}

/** The database, stopping before statements of a transaction, before its commit and after it. */
export function stopping(database: Database, stop: StopAt): Database {
  return {
    ...database,
    async write(work) {
      const result = await database.write(async (transaction) => {
        const inside = await work(counting(transaction, stop));
        stop.step();
        return inside;
      });
      stop.step();
      return result;
    },
  };
}

/** The mirror, stopping before and after each flush. */
export class StoppingMirror extends JournalMirror {
  constructor(
    file: string,
    private readonly stop: StopAt,
  ) {
    super(file);
  }

  override async append(entries: readonly JournalEntry[]): Promise<void> {
    this.stop.step();
    await super.append(entries);
    this.stop.step();
  }
}

function counting(transaction: Knex.Transaction, stop: StopAt): Knex.Transaction {
  return new Proxy(transaction, {
    apply(target, _self, [table]: [string]) {
      stop.step();
      return target(table);
    },
  });
}
