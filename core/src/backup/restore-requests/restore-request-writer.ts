import type { Knex } from 'knex';
import { DomainError } from '../../errors/domain-error';
import type { LedgerService } from '../../ledger/ledger-service';
import { enqueue } from '../../outbox/outbox-store';
import type { Acting } from '../../runtime/acting';
import type { Runtime } from '../../runtime/runtime';
import { seal, unseal } from '../../vault/seal';
import type { Vault } from '../../vault/vault';
import * as store from './restore-request-store';

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
export class RestoreRequestWriter {
  constructor(
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
    /** Whether the operator is told by webhook. */
    private readonly webhooks: boolean,
  ) {}

  /** Throws `not-found`. */
  async find(connection: Knex, tenantId: string, id: string): Promise<OpenedRestoreRequest> {
    const request = await store.findRequest(connection, tenantId, id);
    if (!request) throw new DomainError('not-found');
    return this.open(request);
  }

  async open(request: store.StoredRestoreRequest): Promise<OpenedRestoreRequest> {
    if (!request.sealedDetails) return { request, details: {} };
    const { key } = await this.vault.tenant(request.tenantId);
    const opened = unseal(key, request.sealedDetails, placeOf(request)).toString('utf8');
    return { request, details: JSON.parse(opened) as RestoreDetails };
  }

  async add(transaction: Knex.Transaction, acting: Acting, opened: OpenedRestoreRequest): Promise<void> {
    await store.insertRequest(transaction, await this.sealed(opened));
    await this.note(transaction, acting, opened.request);
    if (!this.webhooks) return;
    const { id: ref, tenantId, receivedAt: createdAt } = opened.request;
    const kind = 'restore-request.received';
    await enqueue(transaction, [{ id: this.runtime.ids.next(), tenantId, kind, ref, createdAt }]);
  }

  /** `details` without any entry are gone for good. */
  async change(transaction: Knex.Transaction, acting: Acting, opened: OpenedRestoreRequest): Promise<void> {
    await store.updateRequest(transaction, await this.sealed(opened));
    await this.note(transaction, acting, opened.request);
  }

  private async sealed({ request, details }: OpenedRestoreRequest): Promise<store.StoredRestoreRequest> {
    if (Object.keys(details).length === 0) return { ...request, sealedDetails: null };
    const { key } = await this.vault.tenant(request.tenantId);
    const sealedDetails = seal(key, JSON.stringify(details), placeOf(request), this.runtime.random);
    return { ...request, sealedDetails };
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

function placeOf({ tenantId, id }: store.StoredRestoreRequest) {
  return { tenantId, table: 'restore_requests', row: id };
}
