import type { Knex } from 'knex';
import { listBases } from '../contacts/basis-store';
import type { Database } from '../database/database';
import type { LedgerService } from '../ledger/ledger-service';
import type { Runtime } from '../runtime/runtime';
import type { Erased, RecordRef } from '../vault/journal-entry';
import type { Vault } from '../vault/vault';
import { dueAfterHold } from './deadline';
import type { ErasureService } from './erasure-service';
import { erasuresOf } from './erasure-store';
import { givenSince, submissionsBut } from './given-since-store';
import { holdAmong } from './legal-hold';
import * as store from './request-store';
import type { OpenedRequest, RequestWriter } from './request-writer';
import { restrict } from './restriction-writer';
import * as scopes from './scope-store';

/** What a run did. */
export interface ExecutionResult {
  readonly executed: number;
  /** Requests that a legal hold keeps; their persons are restricted. */
  readonly held: number;
  readonly failed: number;
}

/** Carries out what is scheduled. */
export class ExecutionService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly erasure: Pick<ErasureService, 'erase' | 'recover'>,
    private readonly requests: RequestWriter,
    private readonly runtime: Runtime,
  ) {}

  /** All that can be executed, of one tenant or of all; finishes first what a crash left. One that fails is told to `onFailure`. */
  async run(
    { tenantId, signal }: { tenantId?: string; signal?: AbortSignal } = {},
    onFailure: (id: string, error: unknown) => void = () => undefined,
  ): Promise<ExecutionResult> {
    await this.erasure.recover();
    const now = this.runtime.clock.now();
    const result = { executed: 0, held: 0, failed: 0 };
    for (const request of await this.database.read((each) => store.listExecutable(each, now, tenantId))) {
      if (signal?.aborted === true) break;
      try {
        const done = await this.execute(request.tenantId, request.id);
        if (done !== 'nothing') result[done]++;
      } catch (error) {
        result.failed++;
        onFailure(request.id, error);
      }
    }
    return result;
  }

  private async execute(tenantId: string, id: string): Promise<'executed' | 'held' | 'nothing'> {
    return this.erasure.erase(tenantId, async (transaction) => {
      const opened = await this.requests.find(transaction, tenantId, id);
      const { state, subjectId, records } = opened.request;
      // Another bridge, or a sweep, was quicker.
      if (state !== 'scheduled') return { erasures: [], result: 'nothing' };
      const named = await scopes.findNamed(transaction, tenantId, records ?? []);
      const persons = subjectId === null ? [...new Set(named.map((one) => one.subjectId))] : [subjectId];
      const since = await this.givenSince(transaction, opened.request);
      if (await this.hold(transaction, opened, persons, since)) return { erasures: [], result: 'held' };
      const now = this.runtime.clock.now();
      if (subjectId !== null) {
        return {
          erasures: [await erasureOfPerson(transaction, opened.request, subjectId, since, now)],
          result: 'executed',
        };
      }
      return { erasures: await erasuresOfNamed(transaction, records ?? [], named, now), result: 'executed' };
    });
  }

  /** Submissions in which the person whom a request is about agreed anew since; none for a request about records. */
  private async givenSince(
    transaction: Knex.Transaction,
    { tenantId, subjectId, receivedAt: since }: store.StoredRequest,
  ): Promise<ReadonlySet<string>> {
    const key = subjectId === null ? undefined : (await this.vault.find([subjectId])).get(subjectId);
    if (subjectId === null || !key) return new Set();
    return givenSince(transaction, { tenantId, subjectId, since, key });
  }

  /** Restricts persons whose data the law keeps for now; false when it keeps none. */
  private async hold(
    transaction: Knex.Transaction,
    { request, details }: OpenedRequest,
    persons: readonly string[],
    givenSince: ReadonlySet<string>,
  ): Promise<boolean> {
    const now = this.runtime.clock.now();
    const { tenantId } = request;
    const keys = await this.vault.find(persons);
    const hold = holdAmong(await listBases(transaction, persons), keys, now);
    if (!hold) return false;
    // Single records wait with it; only who is to go whole is restricted meanwhile.
    const restricted = request.subjectId === null ? [] : persons;
    for (const subjectId of restricted) {
      const key = keys.get(subjectId);
      const person = { tenantId, subjectId, receivedAt: request.receivedAt, givenSince, at: now };
      if (key) await restrict(transaction, this.ledger, { ...person, key });
    }
    const heldUntil = hold.until;
    const held = { ...request, heldUntil, dueAt: dueAfterHold({ ...request, heldUntil }, now) };
    await this.requests.change(
      transaction,
      { tenantId },
      { request: held, details: { ...details, holdReason: hold.reason } },
    );
    return true;
  }
}

/** The whole person; of one who agreed anew since, what there was before, and bases that hold no more. */
async function erasureOfPerson(
  transaction: Knex.Transaction,
  { id, receivedAt }: store.StoredRequest,
  subjectId: string,
  givenSince: ReadonlySet<string>,
  now: Date,
): Promise<Erased> {
  if (givenSince.size === 0) return { kind: 'person', ids: [subjectId] };
  const submissions = await submissionsBut(transaction, subjectId, givenSince);
  const bases = (await listBases(transaction, [subjectId])).filter(
    ({ createdAt, validUntil }) => createdAt <= receivedAt || (validUntil !== null && validUntil <= now),
  );
  return {
    kind: 'records',
    ids: [
      ...submissions.map((submission) => ({ type: 'submission', id: submission }) as const),
      ...bases.map((basis) => ({ type: 'basis', id: basis.id }) as const),
      { type: 'request', id },
    ],
  };
}

/** The records by their names, for the request, and whole submissions, or persons, that go with them. */
async function erasuresOfNamed(
  transaction: Knex.Transaction,
  records: readonly RecordRef[],
  named: readonly scopes.NamedRecord[],
  now: Date,
): Promise<readonly Erased[]> {
  const whole = named.filter(({ record }) => record.type !== 'membership');
  const ids = [...new Set(whole.map((one) => one.submissionId))];
  const submissions = ids.map((id) => {
    return { id, subjectId: whole.find((one) => one.submissionId === id)?.subjectId ?? '' };
  });
  const erasures = await erasuresOf(transaction, submissions, now);
  const persons = erasures.filter(({ kind }) => kind === 'person');
  const refs = [...records, ...ids.map((id) => ({ type: 'submission', id }) as const)];
  const unique = refs.filter(
    (ref, index) => refs.findIndex((other) => other.type === ref.type && other.id === ref.id) === index,
  );
  // Persons first: what goes with them is then counted with them, whose key is destroyed.
  return [...persons, { kind: 'records', ids: unique }];
}
