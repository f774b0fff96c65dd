import type { Knex } from 'knex';
import { DomainError } from '../errors/domain-error';
import type { LedgerService } from '../ledger/ledger-service';
import type { Acting } from '../runtime/acting';
import type { Runtime } from '../runtime/runtime';
import type { RequestBook } from '../vault/request-keys-service';
import { DetailsSealer, type SealedDetails } from '../vault/sealed-details';
import type { Vault } from '../vault/vault';
import type { RequestDetails } from './request-details';
import { openStates } from './request-rules';
import * as store from './request-store';
import { findNamed } from './scope-store';

/** A request, and what of it may name somebody. */
export interface OpenedRequest {
  readonly request: store.StoredRequest;
  readonly details: RequestDetails;
}

/** Reads and writes requests within the caller's transaction, which holds the tenant's chain; each change is in the ledger. */
export class RequestWriter implements RequestBook {
  readonly table = 'deletion_requests';
  readonly openStates = openStates;
  private readonly sealer: DetailsSealer<RequestDetails>;

  constructor(
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
  ) {
    this.sealer = new DetailsSealer(vault, this.table, runtime.random);
  }

  /** Throws `not-found`. */
  async find(connection: Knex, tenantId: string, id: string): Promise<OpenedRequest> {
    const request = await store.findRequest(connection, tenantId, id);
    const [opened] = request ? await this.open([request]) : [];
    if (!opened) throw new DomainError('not-found');
    return opened;
  }

  async open(requests: readonly store.StoredRequest[]): Promise<readonly OpenedRequest[]> {
    const details = await this.sealer.open(requests);
    return requests.map((request, index) => ({ request, details: details[index] ?? {} }));
  }

  async add(transaction: Knex.Transaction, acting: Acting, opened: OpenedRequest): Promise<void> {
    await store.insertRequest(transaction, await this.sealed(transaction, opened));
    await this.note(transaction, acting, opened.request);
  }

  /** `details` without any entry are gone for good. */
  async change(transaction: Knex.Transaction, acting: Acting, opened: OpenedRequest): Promise<void> {
    await store.updateRequest(transaction, await this.sealed(transaction, opened));
    await this.note(transaction, acting, opened.request);
  }

  async adopt(transaction: Knex.Transaction, tenantId: string, id: string): Promise<void> {
    const opened = await this.find(transaction, tenantId, id);
    const { keyId, state } = opened.request;
    if (keyId !== null || !openStates.includes(state)) return;
    await store.updateRequest(transaction, await this.sealed(transaction, opened));
  }

  async closeWithoutKey(transaction: Knex.Transaction, tenantId: string, id: string): Promise<void> {
    const { request } = await this.find(transaction, tenantId, id);
    if (!openStates.includes(request.state) || (await this.vault.present([id])).has(id)) return;
    await this.change(transaction, { tenantId }, { request: { ...request, state: 'cancelled' }, details: {} });
  }

  private async sealed(
    transaction: Knex.Transaction,
    { request, details }: OpenedRequest,
  ): Promise<store.StoredRequest> {
    const sealed: SealedDetails = openStates.includes(request.state)
      ? await this.sealer.sealOpen(request, details)
      : await this.sealer.sealClosed(request, details, await this.personOf(transaction, request));
    return { ...request, ...sealed };
  }

  /** Whom the request is about, if that is known and only one. */
  private async personOf(
    transaction: Knex.Transaction,
    { tenantId, subjectId, records }: store.StoredRequest,
  ): Promise<string | undefined> {
    if (subjectId !== null) return subjectId;
    const named = await findNamed(transaction, tenantId, records ?? []);
    const [person, ...others] = new Set(named.map((one) => one.subjectId));
    return others.length === 0 ? person : undefined;
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
