import type { Knex } from 'knex';
import type { Database } from '../database/database';
import type { LedgerService } from '../ledger/ledger-service';
import type { Clock } from '../runtime/runtime';
import { listOpen, openness, type RequestTable } from './request-keys-store';
import type { Vault } from './vault';

/** A key is there before its request is written; after so many milliseconds none is written any more. */
const writtenWithinMs = 60 * 60 * 1000;

/** Requests of one kind. What it writes is within the caller's transaction, which holds the tenant's chain. */
export interface RequestBook extends RequestTable {
  /** Seals the details of an open request under a key of its own, where an earlier release had not. */
  adopt(transaction: Knex.Transaction, tenantId: string, id: string): Promise<void>;
  /** Closes an open request, if its key is destroyed. */
  closeWithoutKey(transaction: Knex.Transaction, tenantId: string, id: string): Promise<void>;
}

/**
 * Keeps keys and requests in step: an open request has a key, a closed one has none. A request is closed first and its key
 * destroyed after that; what a crash leaves between the two is found by comparing both.
 */
export class RequestKeys {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: Pick<LedgerService, 'hold'>,
    private readonly books: readonly RequestBook[],
    private readonly clock: Clock,
  ) {}

  /** On each start, and before each run; answers how many keys it destroyed. */
  async settle(): Promise<number> {
    for (const book of this.books) {
      for (const { id, tenantId, keyId } of await this.database.read((connection) => listOpen(connection, book))) {
        if (keyId === null) await this.write(tenantId, (transaction) => book.adopt(transaction, tenantId, id));
      }
    }
    await this.closeWithoutKey();
    return this.release();
  }

  /** Once requests were closed: destroys their keys, and those of requests that were never written. Answers how many. */
  async release(): Promise<number> {
    const keys = await this.vault.requestKeys();
    if (keys.length === 0) return 0;
    const ids = keys.map(({ id }) => id);
    const isOpen = new Map<string, boolean>();
    for (const book of this.books) {
      for (const [id, open] of await this.database.read((each) => openness(each, book, ids))) isOpen.set(id, open);
    }
    const before = new Date(this.clock.now().getTime() - writtenWithinMs);
    const idle = keys.filter(({ id, createdAt }) => !(isOpen.get(id) ?? createdAt > before));
    if (idle.length > 0) await this.vault.destroy(idle.map(({ id }) => id));
    return idle.length;
  }

  /** A request that is open without its key was closed since: these data come out of a backup from before. */
  async closeWithoutKey(): Promise<void> {
    for (const book of this.books) {
      const open = (await this.database.read((each) => listOpen(each, book))).filter(({ keyId }) => keyId !== null);
      const present = await this.vault.present(open.map(({ id }) => id));
      for (const { id, tenantId } of open) {
        if (!present.has(id)) {
          await this.write(tenantId, (transaction) => book.closeWithoutKey(transaction, tenantId, id));
        }
      }
    }
  }

  private async write(tenantId: string, work: (transaction: Knex.Transaction) => Promise<void>): Promise<void> {
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      await work(transaction);
    });
  }
}
