import type { Database } from '../database/database';
import { dayMs } from '../runtime/day';
import type { Runtime } from '../runtime/runtime';
import { listTenants } from '../tenants/tenant-store';
import * as store from './ledger-check-store';
import type { LedgerService } from './ledger-service';
import type { ConsentComparison, LedgerCheck, LedgerFinding } from './types';

/** Compares a tenant's consents with a chain that was found to hold. */
export type CompareConsents = (tenantId: string) => Promise<ConsentComparison>;

/** Ledgers and the consents under them are checked daily and on demand; what was found last is kept for the overview. */
export class LedgerCheckService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Pick<LedgerService, 'verify'>,
    private readonly compareConsents: CompareConsents,
    private readonly runtime: Pick<Runtime, 'clock'>,
  ) {}

  /** Checks one tenant's ledger and consents now and keeps the result. Throws `not-found` for an unknown tenant. */
  async check(tenantId: string): Promise<LedgerFinding> {
    const found = await this.find(tenantId);
    const checkedAt = this.runtime.clock.now();
    await this.database.statement((connection) => store.saveCheck(connection, { ...found, checkedAt }));
    return found;
  }

  /** The same for every tenant, in the order in which they came. */
  async checkAll(): Promise<readonly LedgerFinding[]> {
    const found: LedgerFinding[] = [];
    for (const { id } of await this.database.read(listTenants)) found.push(await this.check(id));
    return found;
  }

  /** Checks every ledger that was not checked for a day, until told to stop. Answers what was found wrong. */
  async checkDue(signal?: AbortSignal): Promise<readonly LedgerFinding[]> {
    const before = new Date(this.runtime.clock.now().getTime() - dayMs);
    const broken: LedgerFinding[] = [];
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

  private async find(tenantId: string): Promise<LedgerFinding> {
    const chain = await this.ledger.verify(tenantId);
    if (!chain.ok) return chain;
    const consents = await this.compareConsents(tenantId);
    return { ...chain, ok: consents.ok, consents };
  }
}
