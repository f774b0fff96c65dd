import type { Knex } from 'knex';
import type { Database } from '../../database/database';
import { DomainError } from '../../errors/domain-error';
import type { LedgerService } from '../../ledger/ledger-service';
import type { Acting } from '../../runtime/acting';
import { austrianYear } from '../../runtime/calendar-days';
import { pageOf } from '../../runtime/cursor';
import type { PageRequest } from '../../runtime/page';
import type { Runtime } from '../../runtime/runtime';
import type { RequestKeys } from '../../vault/request-keys-service';
import type { BackupDaysService } from '../backup-days-service';
import * as store from './restore-request-store';
import type { OpenedRestoreRequest, RestoreRequestWriter } from './restore-request-writer';
import { fairUse, isOpen } from './rules';
import type { FairUse, RestoreRequest, RestoreRequestInput, RestoreRequestPage, RestoreRequestState } from './types';

/** A request with its tenant, for the operator. */
export type RestoreRequestOfTenant = RestoreRequest & { readonly tenantId: string };

/** Controllers ask for their lost rows; the operator brings them back, or says why not. */
export class RestoreRequestService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Pick<LedgerService, 'hold'>,
    private readonly backups: Pick<BackupDaysService, 'has'>,
    private readonly requests: RestoreRequestWriter,
    private readonly requestKeys: Pick<RequestKeys, 'release'>,
    private readonly runtime: Runtime,
  ) {}

  /** Throws `backup-unavailable` when there is no whole backup of that day. */
  async create(acting: Acting, { backupDate, description }: RestoreRequestInput): Promise<RestoreRequest> {
    if (!(await this.backups.has(backupDate))) {
      throw new DomainError('backup-unavailable', [{ pointer: '/backupDate', code: 'unknown' }]);
    }
    const { tenantId, actor } = acting;
    const [id, receivedAt] = [this.runtime.ids.next(), this.runtime.clock.now()];
    const about = { id, tenantId, backupDate, receivedAt, sealedDetails: null, keyId: null, closedAt: null };
    const opened: OpenedRestoreRequest = {
      request: { ...about, state: 'received' },
      details: { description, ...(actor !== undefined && { requestedBy: actor }) },
    };
    return this.write(tenantId, async (transaction) => {
      await this.requests.add(transaction, acting, opened);
      return view(opened);
    });
  }

  /** Newest first, and how much of what is free was used in the current year. */
  async list(tenantId: string, page: PageRequest): Promise<RestoreRequestPage> {
    const rows = await this.database.read((connection) => store.listRequests(connection, tenantId, page));
    const found = pageOf(
      rows,
      page,
      (row) => row.id,
      (row) => row,
    );
    const items = (await this.requests.open(found.items)).map(view);
    return { items, nextCursor: found.nextCursor, fairUse: await this.fairUse(tenantId) };
  }

  /** Of the current calendar year in Austria. */
  async fairUse(tenantId: string): Promise<FairUse> {
    const { year, ...range } = austrianYear(this.runtime.clock.now());
    return fairUse(year, await this.database.read((each) => store.countSince(each, tenantId, range)));
  }

  /** Throws `not-found`, as all that follow do. */
  async get(tenantId: string, id: string): Promise<RestoreRequest> {
    return view(await this.database.read((connection) => this.requests.find(connection, tenantId, id)));
  }

  /** The controller takes it back. Throws `restore-request-state` once it is closed, as all that follow do. */
  async cancel(acting: Acting, id: string): Promise<RestoreRequest> {
    return this.close(acting, id, 'cancelled');
  }

  /** The operator brought the rows back. */
  async done(acting: Acting, id: string): Promise<RestoreRequest> {
    return this.close(acting, id, 'done');
  }

  /** The operator says why they cannot be brought back; `reason` names no person. */
  async refuse(acting: Acting, id: string, reason: string): Promise<RestoreRequest> {
    return this.close(acting, id, 'refused', { refusalReason: reason });
  }

  /**
   * After rows of a tenant were brought back from a day's backup: what it asked of that day is done. Answers how many requests. A
   * recovery that nobody had asked for is entered as done, so that one count has all.
   */
  async settle(acting: Acting, backupDate: string): Promise<number> {
    const open = await this.database.read((connection) => store.listOpen(connection, acting.tenantId));
    const settled = open.filter((request) => request.backupDate === backupDate);
    for (const { id } of settled) await this.done(acting, id);
    if (settled.length === 0) await this.enterDone(acting, backupDate);
    return settled.length;
  }

  /** The operator's work list, the oldest first. */
  async listOpen(): Promise<readonly RestoreRequestOfTenant[]> {
    const open = await this.requests.open(await this.database.read((connection) => store.listOpen(connection)));
    return open.map((each) => ({ ...view(each), tenantId: each.request.tenantId }));
  }

  /** How many wait for the operator, of all tenants. */
  async countOpen(): Promise<number> {
    return (await this.database.read((connection) => store.listOpen(connection))).length;
  }

  private async enterDone(acting: Acting, backupDate: string): Promise<void> {
    const { tenantId } = acting;
    const [id, now] = [this.runtime.ids.next(), this.runtime.clock.now()];
    const about = { id, tenantId, backupDate, receivedAt: now, closedAt: now, sealedDetails: null, keyId: null };
    const opened: OpenedRestoreRequest = { request: { ...about, state: 'done' }, details: {} };
    await this.write(tenantId, (transaction) => this.requests.add(transaction, acting, opened));
  }

  private async close(
    acting: Acting,
    id: string,
    state: RestoreRequestState,
    details: { readonly refusalReason?: string } = {},
  ): Promise<RestoreRequest> {
    const done = await this.write(acting.tenantId, async (transaction) => {
      const { request } = await this.requests.find(transaction, acting.tenantId, id);
      if (!isOpen(request.state)) throw new DomainError('restore-request-state');
      const closed = { request: { ...request, state, closedAt: this.runtime.clock.now() }, details };
      await this.requests.change(transaction, acting, closed);
      return view(closed);
    });
    // When the vault is away just now, the next run does it.
    await this.requestKeys.release().catch(() => undefined);
    return done;
  }

  private async write<T>(tenantId: string, work: (transaction: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      return work(transaction);
    });
  }
}

function view({ request, details }: OpenedRestoreRequest): RestoreRequest {
  const { id, backupDate, state, receivedAt, closedAt } = request;
  return {
    ...{ id, backupDate, state, receivedAt, closedAt },
    description: details.description ?? null,
    requestedBy: details.requestedBy ?? null,
    refusalReason: details.refusalReason ?? null,
  };
}
