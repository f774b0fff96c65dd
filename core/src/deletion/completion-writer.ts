import type { Knex } from 'knex';
import { enqueue } from '../outbox/outbox-store';
import type { Runtime } from '../runtime/runtime';
import { processor } from '../tenants/processor';
import { readSettings } from '../tenants/tenant-store';
import { isRecordRef, journalRef, type RecordRef } from '../vault/journal-entry';
import { certificateOf } from './certificate';
import type { Erasure } from './erasure-writer';
import { openStates } from './request-rules';
import * as store from './request-store';
import type { RequestWriter } from './request-writer';

/** What follows from erasures in their own transaction: requests are executed and name nobody any more, and others are told. */
export class CompletionWriter {
  constructor(
    private readonly requests: RequestWriter,
    private readonly runtime: Runtime,
    /** Whether KundenMeister is told by webhook. */
    private readonly webhooks: boolean,
  ) {}

  /** Of one decision, and one tenant. */
  async complete(transaction: Knex.Transaction, erasures: readonly Erasure[]): Promise<void> {
    for (const erasure of erasures) await this.completePerson(transaction, erasure);
    await this.completeRecords(transaction, erasures);
    if (this.webhooks) for (const erasure of erasures) await this.tell(transaction, erasure);
  }

  private async completePerson(transaction: Knex.Transaction, erasure: Erasure): Promise<void> {
    const { tenantId, erased } = erasure;
    if (erased.subjectId === undefined) return;
    for (const request of await store.requestsAboutPerson(transaction, tenantId, erased.subjectId)) {
      if (openStates.includes(request.state)) await this.execute(transaction, request, [erasure]);
      else if (request.sealedDetails) {
        await store.updateRequest(transaction, { ...request, sealedDetails: null, keyId: null });
      }
    }
  }

  private async completeRecords(transaction: Knex.Transaction, erasures: readonly Erasure[]): Promise<void> {
    const [first] = erasures;
    if (!first || erasures.every(({ erased }) => erased.records.length === 0)) return;
    const takes = ({ erased }: Erasure, { type, id }: RecordRef): boolean =>
      erased.records.some((one) => one.type === type && one.id === id);
    for (const erasure of erasures) await this.completeNamed(transaction, erasure);
    for (const request of await store.scheduledForRecords(transaction, first.tenantId)) {
      const records = request.records ?? [];
      if (!records.every((record) => erasures.some((erasure) => takes(erasure, record)))) continue;
      const [one, ...others] = erasures.filter((erasure) => records.some((record) => takes(erasure, record)));
      if (one) await this.execute(transaction, request, [one, ...others]);
    }
  }

  /** Requests for persons of whom only what there was before has gone. */
  private async completeNamed(transaction: Knex.Transaction, erasure: Erasure): Promise<void> {
    for (const { type, id } of erasure.erased.records) {
      const request = type === 'request' ? await store.findRequest(transaction, erasure.tenantId, id) : undefined;
      if (request && openStates.includes(request.state)) {
        await this.execute(transaction, request, [erasure], 'records');
      }
    }
  }

  private async execute(
    transaction: Knex.Transaction,
    request: store.StoredRequest,
    erasures: readonly [Erasure, ...Erasure[]],
    kind = request.kind,
  ): Promise<void> {
    const { tenantId, heldUntil } = request;
    const controller = (await readSettings(transaction, tenantId))?.company ?? '';
    const certificate = certificateOf({ ...request, kind }, erasures, {
      controller,
      processor: processor().name,
      heldUntil,
    });
    const executed = { ...request, state: 'executed', executedAt: certificate.executedAt, certificate } as const;
    await this.requests.change(transaction, { tenantId }, { request: executed, details: {} });
  }

  /** Also of what was not here any more: others may have lost what they were told, as these data may come out of a backup. */
  private async tell(transaction: Knex.Transaction, { tenantId, at, erased, journal }: Erasure): Promise<void> {
    const { subjectId, records } = erased;
    if (subjectId === undefined && !records.some(isRecordRef)) return;
    const about =
      subjectId === undefined
        ? ({ kind: 'records.erased', ref: journalRef(journal) } as const)
        : ({ kind: 'contact.erased', ref: subjectId } as const);
    const id = this.runtime.ids.next();
    await enqueue(transaction, [{ id, tenantId, ...about, createdAt: at }]);
  }
}
