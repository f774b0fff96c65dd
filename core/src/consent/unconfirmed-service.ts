import type { Knex } from 'knex';
import type { Database } from '../database/database';
import type { ErasureService } from '../deletion/erasure-service';
import { erasuresOf } from '../deletion/erasure-store';
import type { LedgerService } from '../ledger/ledger-service';
import { dayMs } from '../runtime/day';
import type { Runtime } from '../runtime/runtime';
import { listTenants, readSettings } from '../tenants/tenant-store';
import type { Vault } from '../vault/vault';
import { recordEvent } from './event-writer';
import { fateOf } from './unconfirmed';
import * as store from './unconfirmed-store';

/** Submissions handled in one transaction, so that visitors wait only shortly for the tenant's chain. */
const batch = 50;
/** Days for which a link that expired is still recognised as one of ours. */
const rememberDays = 90;

/** What a sweep did. */
export interface SweepResult {
  /** Submissions deleted whole. */
  readonly erased: number;
  /** Unconfirmed consents that ended beside others that stay. */
  readonly expired: number;
}

/** What the ledger seals about a consent that was not confirmed in time. */
interface ExpiryPayload {
  readonly v: 1;
  readonly consentId: string;
  readonly unconfirmedDays: number;
}

/** Deletes what was not confirmed in the time that the controller set (Art. 5(1)(e) GDPR). */
export class UnconfirmedService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly erasure: Pick<ErasureService, 'erase'>,
    private readonly runtime: Runtime,
  ) {}

  /** Everything that is due, of all tenants. Several bridges may sweep at once; one that died is taken up by the next. */
  async sweep(): Promise<SweepResult> {
    const total = { erased: 0, expired: 0 };
    for (const { id } of await this.database.read(listTenants)) {
      let done: SweepResult;
      do {
        done = await this.sweepBatch(id);
        total.erased += done.erased;
        total.expired += done.expired;
      } while (done.erased + done.expired > 0);
    }
    const now = this.runtime.clock.now();
    const expiredBefore = new Date(now.getTime() - rememberDays * dayMs);
    await this.database.statement((connection) => store.deleteUnusedTokens(connection, expiredBefore));
    return total;
  }

  private async sweepBatch(tenantId: string): Promise<SweepResult> {
    const days = (await this.database.read((connection) => readSettings(connection, tenantId)))?.unconfirmedDays;
    if (days === undefined) return { erased: 0, expired: 0 };
    const now = this.runtime.clock.now();
    const due = { before: new Date(now.getTime() - days * dayMs), now, limit: batch };
    // Looks first, so that the lock that writers need is taken only when something is due.
    const { ended, waits } = await this.database.read(async (connection) => ({
      ended: await store.findEnded(connection, tenantId, due),
      waits: (await store.findWaiting(connection, tenantId, { ...due, limit: 1 })).length > 0,
    }));
    if (ended.length === 0 && !waits) return { erased: 0, expired: 0 };
    return this.erasure.erase(tenantId, async (transaction) => {
      const waiting = await store.findWaiting(transaction, tenantId, due);
      const overdue = await store.loadSubmissions(transaction, [...new Set([...waiting, ...ended])]);
      const keys = await this.vault.find([...new Set(overdue.map((each) => each.subjectId))]);
      let expired = 0;
      const erasable: store.OverdueSubmission[] = [];
      for (const submission of overdue) {
        const key = keys.get(submission.subjectId);
        // Without the key the person is erased already, whatever rows are left.
        const fate = key ? fateOf(submission.consents) : 'erase';
        if (fate === 'erase') erasable.push(submission);
        if (fate === 'expire' && key) expired += await this.expire(transaction, tenantId, submission, key, days, now);
      }
      const erasures = await erasuresOf(transaction, erasable, now);
      return { erasures, result: { erased: erasable.length, expired } };
    });
  }

  private async expire(
    transaction: Knex.Transaction,
    tenantId: string,
    { subjectId, consents }: store.OverdueSubmission,
    key: Buffer,
    unconfirmedDays: number,
    at: Date,
  ): Promise<number> {
    const unconfirmed = consents.filter((consent) => consent.state === 'requested');
    for (const consent of unconfirmed) {
      const payload: ExpiryPayload = { v: 1, consentId: consent.id, unconfirmedDays };
      const owner = { keyId: subjectId, key };
      await recordEvent(transaction, this.ledger, { tenantId, consent, type: 'expired', at, owner, payload });
    }
    return unconfirmed.length;
  }
}
