import type { Knex } from 'knex';
import type { KnownSubject, SubjectService } from '../contacts/subject-service';
import { findObjections } from '../consent/objection-store';
import type { Database } from '../database/database';
import type { Settled } from '../database/group-commit';
import { isStorageUnavailable } from '../database/storage-errors';
import { DomainError } from '../errors/domain-error';
import type { ChainPosition } from '../ledger/chain';
import type { LedgerService } from '../ledger/ledger-service';
import type { SignedHead } from '../ledger/types';
import { enqueue } from '../outbox/outbox-store';
import { dayMs } from '../runtime/day';
import type { Runtime } from '../runtime/runtime';
import { isCompliant } from './compliance';
import { FormContexts } from './form-contexts-store';
import { deliveryDays, predatesErasure } from './late-delivery';
import { isRequired } from './required-box';
import { hasKey, type Sender } from './sender';
import { SenderCheck } from './sender-check-store';
import { confirmedByMail, submissionRecord, type Accepted, type SubmissionRecord } from './submission-batch';
import { checkSubmission } from './submission-check';
import * as store from './submission-store';
import type { SubmissionInput, SubmissionReceipt } from './types';

export interface SubmissionJob {
  /** A key, checked again as the submission is written, or the bridge itself. */
  readonly key: Sender;
  /** Chosen by the client, one per submission, so that a retry cannot double. */
  readonly idempotencyKey: string;
  /** SHA-256 of the request's body, as hex; as it is written, a digest of that under the tenant's key. */
  readonly requestHash: string;
  readonly input: SubmissionInput;
}

export interface Recorded {
  readonly receipt: SubmissionReceipt;
  /** True when this is the answer to an earlier request with the same key. */
  readonly replayed: boolean;
  readonly head: SignedHead;
}

type Outcome = Settled<Omit<Recorded, 'head'>>;

/** A job that passed every rule, by its place in the batch. */
interface Decided {
  readonly accepted: Accepted;
  readonly index: number;
}

/** Writes batches of submissions: decides each by the rules as they stand under the tenants' locks, and commits once. */
export class SubmissionWriter {
  private readonly senders = new SenderCheck();
  private readonly forms = new FormContexts();

  constructor(
    private readonly database: Database,
    private readonly subjects: SubjectService,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
  ) {}

  /** One outcome per job, in the same order. Throws when the storage is away: then nothing was written. */
  async commit(jobs: readonly SubmissionJob[]): Promise<readonly Settled<Recorded>[]> {
    try {
      return await this.write(jobs);
    } catch (error) {
      // One job that the storage cannot take must not take the others with it.
      if (jobs.length === 1 || isStorageUnavailable(error)) throw error;
      const outcomes: Settled<Recorded>[] = [];
      for (const job of jobs) {
        outcomes.push(...(await this.write([job]).catch((refusal: unknown) => [{ refusal }])));
      }
      return outcomes;
    }
  }

  private async write(jobs: readonly SubmissionJob[]): Promise<readonly Settled<Recorded>[]> {
    const tenantIds = [...new Set(jobs.map((job) => job.key.tenantId))];
    const heads = new Map<string, ChainPosition>();
    const outcomes = await this.database.write(async (transaction) => {
      const locked = await store.lockTenants(transaction, tenantIds);
      await this.senders.refresh(
        transaction,
        jobs.map((job) => job.key),
        locked,
      );
      const outcomes: Outcome[] = new Array<Outcome>(jobs.length);
      const records: SubmissionRecord[] = [];
      for (const tenantId of tenantIds) {
        const tenant = locked.get(tenantId);
        const own = jobs.flatMap((job, index) => (job.key.tenantId === tenantId ? [{ job, index }] : []));
        if (tenant) records.push(...(await this.writeTenant(transaction, tenant, own, outcomes)));
        heads.set(tenantId, headAfter(tenantId, tenant, records));
      }
      await this.insert(transaction, records);
      return outcomes;
    });
    const signed = new Map<string, SignedHead>();
    for (const [tenantId, head] of heads) signed.set(tenantId, await this.ledger.sign(tenantId, head));
    return outcomes.map((outcome, index) => {
      const head = signed.get((jobs[index] as SubmissionJob).key.tenantId) as SignedHead;
      return 'result' in outcome ? { result: { ...outcome.result, head } } : outcome;
    });
  }

  /** Decides each job of one tenant in order of arrival, and makes the records of those that are accepted. */
  private async writeTenant(
    transaction: Knex.Transaction,
    tenant: store.LockedTenant,
    jobs: readonly { job: SubmissionJob; index: number }[],
    outcomes: Outcome[],
  ): Promise<readonly SubmissionRecord[]> {
    const now = this.runtime.clock.now();
    const hashes = jobs.map(({ job }) => store.idempotencyHash(job.idempotencyKey));
    const remembered = await store.findRemembered(transaction, tenant.id, hashes, now);
    const accepted: Decided[] = [];
    for (const [position, { job, index }] of jobs.entries()) {
      try {
        const before = remembered.get(hashes[position] as string);
        this.senders.require(job.key, tenant);
        if (before) outcomes[index] = { result: replay(before, job) };
        else accepted.push({ accepted: await this.accept(transaction, tenant, job), index });
      } catch (refusal) {
        if (!(refusal instanceof DomainError)) throw refusal;
        outcomes[index] = { refusal };
      }
    }
    const taken = await this.withoutErased(transaction, tenant, accepted, outcomes);
    const subjects = await this.subjects.resolve(transaction, tenant.id, emailsOf(taken), now);
    const objections = await findObjections(transaction, tenant.id, indexesOf(subjects));
    const records: SubmissionRecord[] = [];
    let head = tenant.head;
    for (const [position, { accepted: each, index }] of taken.entries()) {
      const subject = subjects[position];
      if (!subject) {
        outcomes[index] = { refusal: new DomainError('storage-unavailable') };
        continue;
      }
      const sound = objections.has(subject.emailIndex) ? confirmedByMail(each) : each;
      const record = submissionRecord(sound, subject, head, now, this.runtime);
      head = record.entry;
      records.push(record);
      outcomes[index] = { result: { receipt: record.receipt, replayed: false } };
    }
    return records;
  }

  /** Refuses what was sent before its person was erased; answers the others. */
  private async withoutErased(
    transaction: Knex.Transaction,
    { id }: store.LockedTenant,
    accepted: readonly Decided[],
    outcomes: Outcome[],
  ): Promise<readonly Decided[]> {
    const erasedAt = await this.subjects.erasedAt(transaction, id, emailsOf(accepted));
    return accepted.filter(({ accepted: { input }, index }, position) => {
      if (!predatesErasure(input.submittedAt, erasedAt[position])) return true;
      outcomes[index] = { refusal: new DomainError('person-erased') };
      return false;
    });
  }

  private async accept(transaction: Knex, tenant: store.LockedTenant, job: SubmissionJob): Promise<Accepted> {
    const context = await this.forms.at(transaction, tenant, job.input.formKey);
    if (!context || !(hasKey(job.key) || context.form.cms === 'kundenmeister')) throw new DomainError('form-unknown');
    const boxes = context.profiles
      .filter((profile) => profile.checkboxActive)
      .map((profile) => ({
        profileId: profile.id,
        required: isRequired(context.form.kind, profile.purpose),
        doubleOptIn: profile.doubleOptIn,
        versions: profile.versions,
      }));
    const compliant = isCompliant(context.findings);
    const form = { kind: context.form.kind, fields: context.form.fields, active: tenant.active, compliant, boxes };
    const { idempotencyKey, requestHash, input } = job;
    const checked = checkSubmission(form, input, this.runtime.clock.now());
    return { tenantId: tenant.id, idempotencyKey, requestHash, input, context, recordIp: tenant.recordIp, checked };
  }

  private async insert(transaction: Knex.Transaction, records: readonly SubmissionRecord[]): Promise<void> {
    if (records.length === 0) return;
    const rememberUntil = new Date(this.runtime.clock.now().getTime() + deliveryDays * dayMs);
    await store.insertSubmissions(transaction, records, rememberUntil);
    const pending = records.filter((record) => record.receipt.state === 'pending-confirmation');
    await enqueue(
      transaction,
      pending.map((record) => ({
        id: this.runtime.ids.next(),
        tenantId: record.accepted.tenantId,
        kind: 'consent-confirmation',
        ref: record.id,
        createdAt: record.receivedAt,
      })),
    );
  }
}

function emailsOf(decided: readonly Decided[]): readonly string[] {
  return decided.map(({ accepted }) => accepted.checked.email);
}

function indexesOf(subjects: readonly (KnownSubject | undefined)[]): readonly string[] {
  return [...new Set(subjects.flatMap((subject) => (subject ? [subject.emailIndex] : [])))];
}

function replay(before: store.RememberedRequest, job: SubmissionJob): Omit<Recorded, 'head'> {
  if (before.requestHash !== job.requestHash) throw new DomainError('idempotency-key-reused');
  return { receipt: before.receipt, replayed: true };
}

function headAfter(
  tenantId: string,
  tenant: store.LockedTenant | undefined,
  records: readonly SubmissionRecord[],
): ChainPosition {
  const last = records.filter(({ entry }) => entry.tenantId === tenantId).at(-1)?.entry ?? tenant?.head;
  if (!last) throw new DomainError('not-found');
  return last;
}
