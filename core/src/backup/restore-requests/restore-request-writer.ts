import type { Knex } from 'knex';
import { DomainError } from '../../errors/domain-error';
import type { LedgerService } from '../../ledger/ledger-service';
import { enqueue } from '../../outbox/outbox-store';
import type { Acting } from '../../runtime/acting';
import type { Runtime } from '../../runtime/runtime';
import type { RequestBook } from '../../vault/request-keys-service';
import { DetailsSealer } from '../../vault/sealed-details';
import type { Vault } from '../../vault/vault';
import * as store from './restore-request-store';
import { isOpen, openStates } from './rules';

/** What of a request may name somebody. */
export interface RestoreDetails {
  readonly description?: string;
  readonly requestedBy?: string;
  readonly refusalReason?: string;
}

export interface OpenedRestoreRequest {
  readonly request: store.StoredRestoreRequest;
  readonly details: RestoreDetails;
}

/** Reads and writes requests within the caller's transaction, which holds the tenant's chain; each change is in the ledger. */
export class RestoreRequestWriter implements RequestBook {
  readonly table = 'restore_requests';
  readonly openStates = openStates;
  private readonly sealer: DetailsSealer<RestoreDetails>;

  constructor(
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
    /** Whether the operator is told by webhook. */
    private readonly webhooks: boolean,
  ) {
    this.sealer = new DetailsSealer(vault, this.table, runtime.random);
  }

  /** Throws `not-found`. */
  async find(connection: Knex, tenantId: string, id: string): Promise<OpenedRestoreRequest> {
    const request = await store.findRequest(connection, tenantId, id);
    const [opened] = request ? await this.open([request]) : [];
    if (!opened) throw new DomainError('not-found');
    return opened;
  }

  async open(requests: readonly store.StoredRestoreRequest[]): Promise<readonly OpenedRestoreRequest[]> {
    const details = await this.sealer.open(requests);
    return requests.map((request, index) => ({ request, details: details[index] ?? {} }));
  }

  async add(transaction: Knex.Transaction, acting: Acting, opened: OpenedRestoreRequest): Promise<void> {
    await store.insertRequest(transaction, await this.sealed(opened));
    await this.note(transaction, acting, opened.request);
    const { id: ref, tenantId, receivedAt: createdAt, state } = opened.request;
    if (!this.webhooks || !isOpen(state)) return;
    const kind = 'restore-request.received';
    await enqueue(transaction, [{ id: this.runtime.ids.next(), tenantId, kind, ref, createdAt }]);
  }

  /** `details` without any entry are gone for good. */
  async change(transaction: Knex.Transaction, acting: Acting, opened: OpenedRestoreRequest): Promise<void> {
    await store.updateRequest(transaction, await this.sealed(opened));
    await this.note(transaction, acting, opened.request);
  }

  async adopt(transaction: Knex.Transaction, tenantId: string, id: string): Promise<void> {
    const opened = await this.find(transaction, tenantId, id);
    const { keyId, state } = opened.request;
    if (keyId === null && isOpen(state)) await store.updateRequest(transaction, await this.sealed(opened));
  }

  async closeWithoutKey(transaction: Knex.Transaction, tenantId: string, id: string): Promise<void> {
    const { request } = await this.find(transaction, tenantId, id);
    if (!isOpen(request.state) || (await this.vault.present([id])).has(id)) return;
    const closed = { ...request, state: 'cancelled', closedAt: this.runtime.clock.now() } as const;
    await this.change(transaction, { tenantId }, { request: closed, details: {} });
  }

  /** What stays of a closed one is why it was refused, which names no person. */
  private async sealed({ request, details }: OpenedRestoreRequest): Promise<store.StoredRestoreRequest> {
    const sealed = isOpen(request.state)
      ? await this.sealer.sealOpen(request, details)
      : await this.sealer.sealClosed(request, details, undefined);
    return { ...request, ...sealed };
  }

  /** Sealed for the controller; names nobody but who acted. */
  private async note(
    transaction: Knex.Transaction,
    { actor }: Acting,
    { id: ref, tenantId, backupDate, state }: store.StoredRestoreRequest,
  ): Promise<void> {
    const { key } = await this.vault.tenant(tenantId);
    const about = { type: 'restore-request.changed', ref, at: this.runtime.clock.now() } as const;
    const payload = { v: 1, actor: actor ?? null, backupDate, state };
    await this.ledger.append(transaction, { ...about, tenantId, owner: { keyId: tenantId, key }, payload });
  }
}
