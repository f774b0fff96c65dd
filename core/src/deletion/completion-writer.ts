import type { Knex } from 'knex';
import { enqueue } from '../outbox/outbox-store';
import type { Runtime } from '../runtime/runtime';
import { processor } from '../tenants/processor';
import { readSettings } from '../tenants/tenant-store';
import type { ErasedRecord } from '../vault/journal-entry';
import { certificateOf } from './certificate';
import type { Erasure } from './erasure-writer';
import { openStates } from './request-rules';
import * as store from './request-store';
import type { RequestWriter } from './request-writer';

/** What follows from an erasure in its own transaction: requests are executed and name nobody any more, and others are told. */
export class CompletionWriter {
  constructor(
    private readonly requests: RequestWriter,
    private readonly runtime: Runtime,
    /** Whether KundenMeister is told by webhook. */
    private readonly webhooks: boolean,
  ) {}

  async complete(transaction: Knex.Transaction, erasure: Erasure): Promise<void> {
    const { tenantId, erased } = erasure;
    const requests =
      'subjectId' in erased
        ? await store.requestsAboutPerson(transaction, tenantId, erased.subjectId)
        : (await store.scheduledForRecords(transaction, tenantId)).filter(({ records }) =>
            records?.every(({ type, id }) => erased.records.some((one) => one.type === type && one.id === id)),
          );
    for (const request of requests) {
      if (openStates.includes(request.state)) await this.execute(transaction, request, erasure);
      else if (request.sealedDetails) {
        await store.updateRequest(transaction, { ...request, sealedDetails: null, keyId: null });
      }
    }
    if ('records' in erased) await this.completeNamed(transaction, erasure, erased.records);
    if (this.webhooks && 'subjectId' in erased && erasure.ledger)
      await this.tell(transaction, erasure, erased.subjectId);
  }

  /** Requests for persons of whom only what there was before has gone. */
  private async completeNamed(
    transaction: Knex.Transaction,
    erasure: Erasure,
    records: readonly ErasedRecord[],
  ): Promise<void> {
    for (const { type, id } of records) {
      const request = type === 'request' ? await store.findRequest(transaction, erasure.tenantId, id) : undefined;
      if (request && openStates.includes(request.state)) await this.execute(transaction, request, erasure, 'records');
    }
  }

  private async execute(
    transaction: Knex.Transaction,
    request: store.StoredRequest,
    erasure: Erasure,
    kind = request.kind,
  ): Promise<void> {
    const [opened] = await this.requests.open([request]);
    const reason = opened?.details.holdReason;
    const legalHold = reason !== undefined && request.heldUntil ? { reason, until: request.heldUntil } : null;
    const controller = (await readSettings(transaction, request.tenantId))?.company ?? '';
    const certificate = certificateOf({ ...request, kind }, erasure, {
      controller,
      processor: processor().name,
      legalHold,
    });
    const executed = { ...request, state: 'executed', executedAt: erasure.at, certificate } as const;
    await this.requests.change(transaction, { tenantId: request.tenantId }, { request: executed, details: {} });
  }

  private async tell(transaction: Knex.Transaction, { tenantId, at }: Erasure, subjectId: string): Promise<void> {
    const id = this.runtime.ids.next();
    await enqueue(transaction, [{ id, tenantId, kind: 'contact.erased', ref: subjectId, createdAt: at }]);
  }
}
