import type { Knex } from 'knex';
import { DomainError } from '../errors/domain-error';
import type { LedgerService } from '../ledger/ledger-service';
import type { Acting } from '../runtime/acting';
import type { Runtime } from '../runtime/runtime';
import type { Vault } from '../vault/vault';
import { openDetails, sealDetails, type RequestDetails } from './request-details';
import * as store from './request-store';

/** A request, and what of it may name somebody. */
export interface OpenedRequest {
  readonly request: store.StoredRequest;
  readonly details: RequestDetails;
}

/** Reads and writes requests within the caller's transaction, which holds the tenant's chain; each change is in the ledger. */
export class RequestWriter {
  constructor(
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
  ) {}

  /** Throws `not-found`. */
  async find(connection: Knex, tenantId: string, id: string): Promise<OpenedRequest> {
    const request = await store.findRequest(connection, tenantId, id);
    if (!request) throw new DomainError('not-found');
    return this.open(request);
  }

  async open(request: store.StoredRequest): Promise<OpenedRequest> {
    const { key } = await this.vault.tenant(request.tenantId);
    return { request, details: openDetails(request, key) };
  }

  async add(transaction: Knex.Transaction, acting: Acting, opened: OpenedRequest): Promise<void> {
    await store.insertRequest(transaction, await this.sealed(opened));
    await this.note(transaction, acting, opened.request);
  }

  /** `details` without any entry are gone for good. */
  async change(transaction: Knex.Transaction, acting: Acting, opened: OpenedRequest): Promise<void> {
    await store.updateRequest(transaction, await this.sealed(opened));
    await this.note(transaction, acting, opened.request);
  }

  private async sealed({ request, details }: OpenedRequest): Promise<store.StoredRequest> {
    if (Object.keys(details).length === 0) return { ...request, sealedDetails: null };
    const { key } = await this.vault.tenant(request.tenantId);
    return { ...request, sealedDetails: sealDetails(request, key, details, this.runtime.random) };
  }

  /** Sealed for the controller; names nobody but who acted. */
  private async note(transaction: Knex.Transaction, acting: Acting, request: store.StoredRequest): Promise<void> {
    const { id, tenantId, kind, origin, state, chargeable, dueAt, heldUntil } = request;
    const payload = { v: 1, actor: acting.actor ?? null, kind, origin, state, chargeable, dueAt, heldUntil };
    const { key } = await this.vault.tenant(tenantId);
    const owner = { keyId: tenantId, key };
    const at = this.runtime.clock.now();
    const type = 'deletion-request.changed';
    await this.ledger.append(transaction, { tenantId, type, ref: id, at, owner, payload });
  }
}
