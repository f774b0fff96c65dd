import type { Runtime } from '../runtime/runtime';
import type { Database } from './database';
import * as store from './lease-store';

/** A bridge that died lets go of its work after this time, in milliseconds. */
const leaseMs = 10 * 60_000;

/** Work that one of several bridges does. */
export class LeaseService {
  private readonly holder: string;

  constructor(
    private readonly database: Database,
    private readonly runtime: Pick<Runtime, 'clock' | 'ids'>,
  ) {
    this.holder = runtime.ids.next();
  }

  /** Takes or renews a piece of work for ten minutes; false while another bridge has it. */
  async take(name: string): Promise<boolean> {
    const now = this.runtime.clock.now();
    const lease = { name, holder: this.holder, now, until: new Date(now.getTime() + leaseMs) };
    return this.database.write((transaction) => store.takeLease(transaction, lease));
  }

  /** Lets go of it; nothing when another bridge has it. */
  async release(name: string): Promise<void> {
    await this.database.statement((connection) => store.releaseLease(connection, name, this.holder));
  }
}
