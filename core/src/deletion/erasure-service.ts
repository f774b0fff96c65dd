import type { Knex } from 'knex';
import type { Database } from '../database/database';
import type { LedgerService } from '../ledger/ledger-service';
import { followsInJournal, type Erased, type JournalEntry, type JournalHead } from '../vault/journal-entry';
import type { JournalService } from '../vault/journal-service';
import type { RequestKeys } from '../vault/request-keys-service';
import { wholeDecisions } from './decisions';
import * as store from './erasure-store';
import type { Erasure, ErasureWriter } from './erasure-writer';
import { OperatorError } from '../errors/operator-error';

/** Entries of the journal that are carried out in one transaction. */
const entriesAtOnce = 50;

/** What is decided under the tenant's lock. */
export interface Decision<T> {
  readonly erasures: readonly Erased[];
  readonly result: T;
}

/** What follows from the erasures of one decision, of one tenant, in their own transaction. */
export interface Completion {
  complete(transaction: Knex.Transaction, erasures: readonly Erasure[]): Promise<void>;
}

/** The vault's journal lacks what this database has carried out: it was set back, and might let erased persons return. */
export class JournalSetBack extends OperatorError {
  constructor(readonly applied: number) {
    super(
      `The vault's deletion journal does not hold entry ${applied}, which this database has carried out: ` +
        'an older or another vault was put in place. Put the newest copy of the vault, and the journal’s mirror, back.',
    );
    this.name = 'JournalSetBack';
  }
}

/**
 * The one way in which personal data goes. First the journal decides, and the keys are gone; then rows, outbox and payloads
 * go in one transaction. What a crash leaves between the two is finished on the next start, never half done.
 */
export class ErasureService {
  constructor(
    private readonly data: Database,
    private readonly keys: Database,
    private readonly journal: JournalService,
    private readonly ledger: Pick<LedgerService, 'hold'>,
    private readonly writer: ErasureWriter,
    private readonly completion: Completion,
    /** None on data that are not in place. */
    private readonly requestKeys?: Pick<RequestKeys, 'settle' | 'release'>,
  ) {}

  /**
   * Erases what `decide` names. It decides while nobody else can write for the tenant, so that nobody confirms meanwhile
   * what is about to go; what else it writes is written in the same transaction.
   */
  async erase<T>(tenantId: string, decide: (transaction: Knex.Transaction) => Promise<Decision<T>>): Promise<T> {
    await this.finish();
    let decided: { readonly result: T } | undefined;
    const { result } = await this.data.write(async (transaction) => {
      const applied = await store.lockApplied(transaction);
      await this.ledger.hold(transaction, tenantId);
      // Rolled back after the journal had it, this transaction is tried again: then it is finished below.
      if (decided) return decided;
      const { erasures, result } = await decide(transaction);
      if (erasures.length === 0) return { result };
      const entries = await this.journal.append(tenantId, erasures);
      decided = { result };
      if (entries[0]?.seq === applied.seq + 1) await this.carryOut(transaction, entries);
      return decided;
    });
    if (!decided) return result;
    await this.finish();
    await this.requestKeys?.release();
    await this.forget();
    return result;
  }

  /** Carries out what the journal has and this database has not: after a crash, or on a database that was restored. */
  async finish(): Promise<number> {
    for (let done = 0; ;) {
      const [head, applied] = [await this.journal.head(), await this.data.read(store.readApplied)];
      // Between the two readings another bridge may have gone on.
      if (head.seq < applied.seq) await this.requireNewest(applied);
      if (head.seq === applied.seq && head.hash !== applied.hash) throw new JournalSetBack(applied.seq);
      if (head.seq <= applied.seq) return done;
      done += await this.data.write((transaction) => this.carryOutNext(transaction));
    }
  }

  /** On the start: what only the mirror has, what a crash left, and what an earlier release had still to do. */
  async recover(): Promise<void> {
    await this.journal.recover();
    const done = await this.finish();
    for (const [tenantId, ids] of await this.data.read(store.keysLeft)) {
      await this.erase(tenantId, async (transaction) => {
        await store.forgetKeysLeft(transaction, ids);
        return { erasures: [{ kind: 'person', ids }], result: undefined };
      });
    }
    const destroyed = (await this.requestKeys?.settle()) ?? 0;
    if (done + destroyed > 0) await this.forget();
  }

  /** Takes what was deleted out of the write-ahead logs; what another process is reading just now stays until the next time. */
  async forget(): Promise<void> {
    await Promise.all([this.data.forget(), this.keys.forget()]);
  }

  private async requireNewest(applied: JournalHead): Promise<void> {
    if ((await this.journal.head()).seq < applied.seq) throw new JournalSetBack(applied.seq);
  }

  /** The next entries in one transaction; answers how many. */
  private async carryOutNext(transaction: Knex.Transaction): Promise<number> {
    let at = await store.lockApplied(transaction);
    const decisions = wholeDecisions(await this.journal.list({ after: at.seq, limit: entriesAtOnce }), entriesAtOnce);
    for (const entries of decisions) {
      for (const entry of entries) {
        if (!followsInJournal(at, entry)) throw new JournalSetBack(at.seq);
        at = entry;
      }
      await this.carryOut(transaction, entries);
    }
    return decisions.flat().length;
  }

  /** The entries of one decision. */
  private async carryOut(transaction: Knex.Transaction, entries: readonly JournalEntry[]): Promise<void> {
    const erasures: Erasure[] = [];
    for (const entry of entries) {
      const periods = await store.keepingPeriods(transaction, entry.tenantId);
      // A database restored from before the tenant came has nothing of it.
      if (periods) {
        await this.ledger.hold(transaction, entry.tenantId);
        erasures.push(...(await this.writer.carryOut(transaction, entry, periods)));
      }
      await store.writeApplied(transaction, entry);
    }
    if (erasures.length > 0) await this.completion.complete(transaction, erasures);
  }
}
