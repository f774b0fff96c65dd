import type { Database } from '../database/database';
import type { Runtime } from '../runtime/runtime';
import { retryDelay } from './backoff';
import * as store from './outbox-store';
import type { LeasedMessage, OutboxBacklog, OutboxKind } from './types';

/**
 * How long a message belongs to the bridge that took it: longer than a mail server may take for its answer. A bridge that
 * died lets go of it after that.
 */
const leaseMs = 15 * 60_000;

/** Messages that wait to be sent. */
export class OutboxService {
  constructor(
    private readonly database: Database,
    private readonly runtime: Runtime,
  ) {}

  /** Takes up to `limit` messages of a kind that are due, mails unless said, for a quarter of an hour. */
  async lease(limit: number, kind: OutboxKind = 'consent-confirmation'): Promise<readonly LeasedMessage[]> {
    const now = this.runtime.clock.now();
    // Looks first, so that an idle outbox never takes the lock that writers need.
    if (!(await this.database.read((connection) => store.anyDue(connection, kind, now)))) return [];
    const until = new Date(now.getTime() + leaseMs);
    return this.database.write((transaction) => store.leaseDue(transaction, { kind, now, until, limit }));
  }

  /** A message was taken. */
  async done(message: LeasedMessage): Promise<void> {
    await this.database.write(async (transaction) => {
      if (await store.holdsLease(transaction, message)) await store.deleteMessages(transaction, [message.id]);
    });
  }

  /** A message was not taken, and comes again. `code` names the fault and nobody. */
  async failed(message: LeasedMessage, code: string): Promise<void> {
    const at = this.runtime.clock.now();
    const chance = this.runtime.random.bytes(1).readUInt8() / 256;
    const nextAttemptAt = new Date(at.getTime() + retryDelay(message.attempts, chance));
    await this.database.write((transaction) => store.recordFailure(transaction, message, { code, at, nextAttemptAt }));
  }

  /** What waits, of all tenants. */
  async backlog(): Promise<OutboxBacklog> {
    return this.database.read((connection) => store.readBacklog(connection));
  }
}
