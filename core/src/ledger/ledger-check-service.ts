import type { Database } from '../database/database';
import type { Runtime } from '../runtime/runtime';
import * as store from './ledger-check-store';
import type { LedgerService } from './ledger-service';
import type { LedgerCheck, LedgerVerification } from './types';

const dayMs = 24 * 60 * 60 * 1000;

/** Ledgers are checked daily and on demand; what the last check found is kept for the overview. */
export class LedgerCheckService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Pick<LedgerService, 'verify'>,
    private readonly runtime: Pick<Runtime, 'clock'>,
  ) {}

  /** Checks one tenant's ledger now and keeps the result. */
  async check(tenantId: string): Promise<LedgerVerification> {
    const found = await this.ledger.verify(tenantId);
    const { entries, ok, firstBad } = found;
    const check = { checkedAt: this.runtime.clock.now(), entries, ok, ...(firstBad !== undefined && { firstBad }) };
    await this.database.statement((connection) => store.saveCheck(connection, tenantId, check));
    return found;
  }

  /** Checks every ledger that was not checked for a day, until told to stop. Answers what was found wrong. */
  async checkDue(signal?: AbortSignal): Promise<readonly LedgerVerification[]> {
    const before = new Date(this.runtime.clock.now().getTime() - dayMs);
    const broken: LedgerVerification[] = [];
    for (const tenantId of await this.database.read((connection) => store.tenantsToCheck(connection, before))) {
      if (signal?.aborted === true) break;
      const found = await this.check(tenantId);
      if (!found.ok) broken.push(found);
    }
    return broken;
  }

  /** What the last check found; undefined before the first one. */
  async last(tenantId: string): Promise<LedgerCheck | undefined> {
    return this.database.read((connection) => store.lastCheck(connection, tenantId));
  }
}
