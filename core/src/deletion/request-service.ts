import type { Knex } from 'knex';
import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import type { LedgerService } from '../ledger/ledger-service';
import type { Acting } from '../runtime/acting';
import { pageOf } from '../runtime/cursor';
import type { PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import type { RecordRef } from '../vault/journal-entry';
import type { RequestKeys } from '../vault/request-keys-service';
import { dueAt } from './deadline';
import { countingSiblings } from './named-records';
import { firstState, isChargeable, stateAfter, type DeletionStep } from './request-rules';
import * as store from './request-store';
import { viewOf } from './request-view';
import type { OpenedRequest, RequestWriter } from './request-writer';
import * as scopes from './scope-store';
import type {
  DeletionCertificate,
  DeletionRequest,
  DeletionRequestInput,
  DeletionRequestPage,
  DeletionScope,
  DeletionState,
  OpenDeletions,
} from './types';

/** Who is found by an address. */
export interface PersonLookup {
  idOf(tenantId: string, email: string): Promise<string | undefined>;
}

type Located = Pick<store.StoredRequest, 'subjectId' | 'records'>;

/** Requests to delete (Art. 17 GDPR), from the controller or, through it, from the person concerned. */
export class DeletionRequestService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Pick<LedgerService, 'hold'>,
    private readonly requests: RequestWriter,
    private readonly requestKeys: Pick<RequestKeys, 'release'>,
    private readonly persons: PersonLookup,
    private readonly runtime: Runtime,
  ) {}

  /** Throws `contact-unknown`, `record-unknown`, or `record-shared`. */
  async create(acting: Acting, { scope, origin, note }: DeletionRequestInput): Promise<DeletionRequest> {
    const { tenantId, actor } = acting;
    const { kind } = scope;
    const now = this.runtime.clock.now();
    const found = await this.locate(tenantId, scope);
    const request: store.StoredRequest = {
      ...{ id: this.runtime.ids.next(), tenantId, kind, origin, ...found },
      ...{ state: firstState(kind, origin), chargeable: isChargeable(kind, origin), sealedDetails: null, keyId: null },
      ...{ receivedAt: now, dueAt: dueAt(now), heldUntil: null, executedAt: null, certificate: null },
    };
    const details = {
      ...('email' in scope && { email: scope.email }),
      ...(scope.kind === 'described' && { description: scope.description }),
      ...(note !== undefined && { note }),
      ...(actor !== undefined && { requestedBy: actor }),
    };
    return this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      await this.requireLocated(transaction, tenantId, found);
      await this.requests.add(transaction, acting, { request, details });
      return this.view({ request, details });
    });
  }

  /** Newest first. */
  async list(tenantId: string, page: PageRequest & { state?: DeletionState }): Promise<DeletionRequestPage> {
    const rows = await this.database.read((connection) => store.listRequests(connection, tenantId, page));
    const found = pageOf(
      rows,
      page,
      (row) => row.id,
      (row) => row,
    );
    const opened = await this.requests.open(found.items);
    return { items: opened.map((each) => this.view(each)), nextCursor: found.nextCursor };
  }

  /** Throws `not-found`, as all that follow do. */
  async get(tenantId: string, id: string): Promise<DeletionRequest> {
    return this.view(await this.database.read((connection) => this.requests.find(connection, tenantId, id)));
  }

  /** Throws `deletion-not-executed`. */
  async certificate(tenantId: string, id: string): Promise<DeletionCertificate> {
    const { request } = await this.database.read((connection) => this.requests.find(connection, tenantId, id));
    if (!request.certificate) throw new DomainError('deletion-not-executed');
    return request.certificate;
  }

  /** Work begins, and with it the time for it. Throws `deletion-state`, as all that follow do. */
  async acceptCosts(acting: Acting, id: string): Promise<DeletionRequest> {
    return this.step(acting, id, 'accept-costs', ({ request, details }) => {
      return { request: { ...request, dueAt: dueAt(this.runtime.clock.now()) }, details };
    });
  }

  /** Says exactly which records; free unless the costs were accepted before. Throws as `create` does. */
  async makePrecise(acting: Acting, id: string, records: readonly RecordRef[]): Promise<DeletionRequest> {
    return this.nameRecords(acting, id, 'make-precise', records);
  }

  /**
   * The processor found what a described request means. Not before its costs are accepted, since the work begins with that.
   * Throws as `create` does.
   */
  async nameFound(acting: Acting, id: string, records: readonly RecordRef[]): Promise<DeletionRequest> {
    return this.nameRecords(acting, id, 'name-found', records);
  }

  /** The controller grants what the person concerned asked for. */
  async approve(acting: Acting, id: string): Promise<DeletionRequest> {
    return this.step(acting, id, 'approve', (opened) => opened);
  }

  /** The controller refuses, with the reason that the person concerned must be told (Art. 12(4) GDPR). */
  async reject(acting: Acting, id: string, reason: string): Promise<DeletionRequest> {
    return this.close(acting, id, 'reject', ({ request }) => ({ request, details: { rejectionReason: reason } }));
  }

  /** Not once the person is restricted: what a legal hold waits for was decided. */
  async cancel(acting: Acting, id: string): Promise<DeletionRequest> {
    return this.close(acting, id, 'cancel', ({ request }) => {
      if (request.heldUntil) throw new DomainError('deletion-state');
      return { request, details: {} };
    });
  }

  /** What is still to be done, of one tenant or of all. */
  async open(tenantId?: string): Promise<OpenDeletions> {
    return this.database.read((connection) => store.countOpen(connection, this.runtime.clock.now(), tenantId));
  }

  /** The work list: what is due first comes first, of one tenant or of all. */
  async listOpen(tenantId?: string): Promise<readonly (DeletionRequest & { readonly tenantId: string })[]> {
    const rows = await this.database.read((connection) => store.listOpen(connection, tenantId));
    return rows.map((request) => ({ ...this.view({ request, details: {} }), tenantId: request.tenantId }));
  }

  private async nameRecords(
    acting: Acting,
    id: string,
    step: 'make-precise' | 'name-found',
    records: readonly RecordRef[],
  ): Promise<DeletionRequest> {
    const found = await this.locate(acting.tenantId, { kind: 'records', records });
    return this.step(acting, id, step, async ({ request, details }, transaction) => {
      if (request.kind !== 'described' || request.records) throw new DomainError('deletion-state');
      await this.requireLocated(transaction, acting.tenantId, found);
      if (request.state !== 'awaiting-cost-approval') return { request: { ...request, records }, details };
      const due = dueAt(this.runtime.clock.now());
      return { request: { ...request, records, chargeable: false, dueAt: due }, details };
    });
  }

  private async close(...step: Parameters<DeletionRequestService['step']>): Promise<DeletionRequest> {
    const closed = await this.step(...step);
    // When the vault is away just now, the next run does it.
    await this.requestKeys.release().catch(() => undefined);
    return closed;
  }

  private async step(
    acting: Acting,
    id: string,
    step: DeletionStep,
    change: (opened: OpenedRequest, transaction: Knex.Transaction) => OpenedRequest | Promise<OpenedRequest>,
  ): Promise<DeletionRequest> {
    return this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, acting.tenantId);
      const opened = await this.requests.find(transaction, acting.tenantId, id);
      const state = stateAfter(opened.request.state, step);
      if (state === undefined) throw new DomainError('deletion-state');
      const { request, details } = await change(opened, transaction);
      const changed = { request: { ...request, state }, details };
      await this.requests.change(transaction, acting, changed);
      return this.view(changed);
    });
  }

  private async locate(tenantId: string, scope: DeletionScope): Promise<Located> {
    if (scope.kind === 'described') return { subjectId: null, records: null };
    if (scope.kind === 'records') return { subjectId: null, records: scope.records };
    if ('contactId' in scope) return { subjectId: scope.contactId, records: null };
    const subjectId = await this.persons.idOf(tenantId, scope.email);
    if (subjectId === undefined) throw unknown('/scope/email');
    return { subjectId, records: null };
  }

  private async requireLocated(transaction: Knex.Transaction, tenantId: string, found: Located): Promise<void> {
    const { subjectId, records } = found;
    if (subjectId !== null && !(await scopes.isPersonOf(transaction, tenantId, subjectId))) {
      throw unknown('/scope/contactId');
    }
    if (records === null) return;
    const named = await scopes.findNamed(transaction, tenantId, records);
    const missing = records.findIndex((record) => !named.some((one) => one.record === record));
    if (missing >= 0) {
      throw new DomainError('record-unknown', [{ pointer: `/scope/records/${missing}/id`, code: 'unknown' }]);
    }
    const siblings = await scopes.consentsIn(transaction, [...new Set(named.map((one) => one.submissionId))]);
    if (countingSiblings(records, siblings).length > 0) throw new DomainError('record-shared');
  }

  private view(opened: OpenedRequest): DeletionRequest {
    return viewOf(opened, this.runtime.clock.now());
  }
}

function unknown(pointer: string): DomainError {
  return new DomainError('contact-unknown', [{ pointer, code: 'unknown' }]);
}
