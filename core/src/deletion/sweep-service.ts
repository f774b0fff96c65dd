import type { Knex } from 'knex';
import { isWithdrawable } from '../consent/state';
import type { UnconfirmedService } from '../consent/unconfirmed-service';
import type { Database } from '../database/database';
import type { LeaseService } from '../database/lease-service';
import type { Runtime } from '../runtime/runtime';
import { listTenants, readSettings } from '../tenants/tenant-store';
import type { Erased } from '../vault/journal-entry';
import type { ErasureService } from './erasure-service';
import { erasuresOf } from './erasure-store';
import { findLapsed, type Lapsed } from './lapsed-store';
import { consentsIn } from './scope-store';
import * as store from './sweep-store';
import type { SweepOutcome } from './sweep-types';

/** Persons or submissions at a time, so that visitors wait only shortly for the tenant's chain. */
const batch = 50;
const leaseName = 'sweep';

/** Deletes what is due by itself, found as the preview finds it. */
export class SweepService {
  constructor(
    private readonly database: Database,
    private readonly erasure: Pick<ErasureService, 'erase'>,
    private readonly unconfirmed: Pick<UnconfirmedService, 'sweep'>,
    private readonly leases: Pick<LeaseService, 'take' | 'release'>,
    private readonly runtime: Pick<Runtime, 'clock'>,
  ) {}

  /** Deletes what is due, of one tenant or of all. Undefined while another bridge does. */
  async run(signal?: AbortSignal): Promise<SweepOutcome | undefined> {
    if (!(await this.leases.take(leaseName))) return undefined;
    try {
      const unconfirmed = await this.unconfirmed.sweep();
      let [lapsed, withoutBasis] = [0, 0];
      for (const { id } of await this.database.read(listTenants)) {
        if (signal?.aborted === true || !(await this.leases.take(leaseName))) break;
        lapsed += await this.repeat(() => this.eraseLapsed(id));
        withoutBasis += await this.repeat(() => this.eraseWithoutBasis(id));
      }
      return { unconfirmed, lapsed, withoutBasis, expired: await this.deleteExpired() };
    } finally {
      await this.leases.release(leaseName);
    }
  }

  private async repeat(work: () => Promise<number>): Promise<number> {
    for (let total = 0; ;) {
      const done = await work();
      if (done === 0) return total;
      total += done;
    }
  }

  private async eraseWithoutBasis(tenantId: string): Promise<number> {
    const now = this.runtime.clock.now();
    const which = { tenantId, now, limit: batch };
    if ((await this.database.read((each) => store.personsWithoutBasis(each, { ...which, limit: 1 }))).length === 0)
      return 0;
    return this.erasure.erase(tenantId, async (transaction) => {
      const ids = (await store.personsWithoutBasis(transaction, which)).map(({ subjectId }) => subjectId);
      return { erasures: ids.length > 0 ? [{ kind: 'person', ids }] : [], result: ids.length };
    });
  }

  private async eraseLapsed(tenantId: string): Promise<number> {
    const now = this.runtime.clock.now();
    const due = await this.database.read(async (connection) => {
      if ((await readSettings(connection, tenantId))?.onLapse !== 'delete') return [];
      return findLapsed(connection, tenantId, 1, now);
    });
    if (due.length === 0) return 0;
    return this.erasure.erase(tenantId, async (transaction) => {
      const lapsed = await findLapsed(transaction, tenantId, batch, now);
      return { erasures: await erasuresOfLapsed(transaction, lapsed, now), result: lapsed.length };
    });
  }

  private async deleteExpired(): Promise<number> {
    const now = this.runtime.clock.now();
    if (!(await this.database.read((connection) => store.anyExpiredTrace(connection, now)))) return 0;
    return this.database.write((transaction) => store.deleteExpiredTraces(transaction, now));
  }
}

/** Submissions of which all has lapsed go whole; in others only the consent and the membership that lapsed end. */
async function erasuresOfLapsed(
  transaction: Knex.Transaction,
  lapsed: readonly Lapsed[],
  now: Date,
): Promise<readonly Erased[]> {
  const gone = new Set(lapsed.map(({ consentId }) => consentId));
  const consents = await consentsIn(transaction, [...new Set(lapsed.map(({ submissionId }) => submissionId))]);
  const staying = new Set(
    consents.filter(({ id, state }) => isWithdrawable(state) && !gone.has(id)).map(({ submissionId }) => submissionId),
  );
  const whole = lapsed.filter(({ submissionId }) => !staying.has(submissionId));
  const submissions = [
    ...new Map(whole.map((one) => [one.submissionId, { id: one.submissionId, subjectId: one.subjectId }])).values(),
  ];
  const ending = lapsed.filter(({ submissionId }) => staying.has(submissionId)).map(({ consentId }) => consentId);
  const records = (['lapse', 'membership'] as const).flatMap((type) => ending.map((id) => ({ type, id })));
  return [
    ...(await erasuresOf(transaction, submissions, now)),
    ...(records.length > 0 ? [{ kind: 'records', ids: records } as const] : []),
  ];
}
