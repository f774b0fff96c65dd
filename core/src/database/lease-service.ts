import { hostname } from 'node:os';
import { isRunning } from '../runtime/is-running';
import type { Runtime } from '../runtime/runtime';
import type { Database } from './database';
import * as store from './lease-store';

/** A bridge of another machine that died lets go of its work after this time, in milliseconds. */
const leaseMs = 10 * 60_000;
/** How often a lease is renewed while its work goes on, in milliseconds. */
const renewedEveryMs = 60_000;

/** Work that one of several bridges, or a command beside them, does. */
export class LeaseService {
  private readonly id: string;

  constructor(
    private readonly database: Database,
    private readonly runtime: Pick<Runtime, 'clock' | 'ids'>,
  ) {
    this.id = runtime.ids.next();
  }

  /** Takes or renews a piece of work for ten minutes; false while another has it, unless that one's process here is gone. */
  async take(name: string): Promise<boolean> {
    const now = this.runtime.clock.now();
    const runsAt = { host: hostname(), pid: process.pid };
    const lease = { name, holder: this.id, runsAt, until: new Date(now.getTime() + leaseMs) };
    return this.database.write((transaction) => store.takeLease(transaction, lease, now, isGone));
  }

  /** Lets go of it; nothing when another bridge has it. */
  async release(name: string): Promise<void> {
    await this.database.statement((connection) => store.releaseLease(connection, name, this.id));
  }

  /** Does a piece of work, however long it takes, and lets go of it; undefined, and nothing done, while another has it. */
  async during<T>(name: string, work: () => Promise<T>): Promise<{ readonly result: T } | undefined> {
    if (!(await this.take(name))) return undefined;
    let renewing = Promise.resolve(true);
    const renewal = setInterval(() => void (renewing = this.take(name).catch(() => false)), renewedEveryMs);
    try {
      return { result: await work() };
    } finally {
      clearInterval(renewal);
      // One under way would take it again.
      await renewing;
      await this.release(name);
    }
  }

  /** Where the one runs that has a piece of work; undefined when nobody has it, or it is not known. */
  async holder(name: string): Promise<store.LeaseHolder | undefined> {
    return this.database.read((connection) => store.findHolder(connection, name, this.runtime.clock.now()));
  }
}

/** Another process of this machine that is no more. One with our own id may be that of another container. */
function isGone({ host, pid }: store.LeaseHolder): boolean {
  return host === hostname() && pid !== process.pid && !isRunning(pid);
}
