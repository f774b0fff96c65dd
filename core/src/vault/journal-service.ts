import type { Knex } from 'knex';
import type { Database } from '../database/database';
import type { Runtime } from '../runtime/runtime';
import {
  emptyJournal,
  followsInJournal,
  isRecordRef,
  nextJournalEntry,
  seqOfJournalRef,
  type Erased,
  type JournalEntry,
  type JournalHead,
  type RecordRef,
} from './journal-entry';
import type { JournalMirror } from './journal-mirror';
import * as store from './journal-store';
import { deleteKeys } from './vault-store';
import { OperatorError } from '../errors/operator-error';

/** Entries read at a time. */
const batch = 500;

/** Journal and mirror do not tell the same: one of them was altered, cut, or belongs to another vault. */
export class JournalMismatch extends OperatorError {
  constructor(readonly seq: number) {
    super(`The deletion journal and its mirror do not agree at entry ${seq}: one of them was altered or replaced.`);
    this.name = 'JournalMismatch';
  }
}

/**
 * The deletion journal: every erasure that was ever decided, by ids, in one hash chain that nobody edits. An entry goes to
 * the mirror first, and is in the vault in the same moment in which the keys are gone from it.
 */
export class JournalService {
  constructor(
    private readonly vault: Database,
    private readonly mirror: JournalMirror | undefined,
    private readonly runtime: Pick<Runtime, 'clock'>,
  ) {}

  async head(): Promise<JournalHead> {
    return this.vault.read((connection) => store.readJournalHead(connection));
  }

  /** The records of one tenant that an entry names. */
  async recordsIn(tenantId: string, ref: string): Promise<readonly RecordRef[]> {
    const [entry] = await this.list({ after: seqOfJournalRef(ref) - 1, limit: 1 });
    return entry?.tenantId === tenantId && entry.kind === 'records' ? entry.ids.filter(isRecordRef) : [];
  }

  /** In order, the entries after `after`. */
  async list(range: { after: number; limit: number }): Promise<readonly JournalEntry[]> {
    return this.vault.read((connection) => store.listJournal(connection, range));
  }

  /**
   * Decides erasures of one tenant: from here on there is no way back. Once the mirror has them they are carried out, if
   * not now then on the next start. Throws `JournalMismatch` when the mirror is not the journal's own.
   */
  async append(tenantId: string, erasures: readonly Erased[]): Promise<readonly JournalEntry[]> {
    const at = this.runtime.clock.now();
    return this.vault.write(async (transaction) => {
      let head = await this.reconcile(transaction);
      const entries = erasures.map((erased) => (head = nextJournalEntry(head, tenantId, at, erased)));
      await this.mirror?.append(entries);
      await record(transaction, entries);
      return entries;
    });
  }

  /** Takes over what only the mirror has, and gives the mirror what it lacks. Throws `JournalMismatch`. */
  async recover(): Promise<void> {
    await this.vault.write(async (transaction) => {
      await this.reconcile(transaction);
    });
  }

  /** Walks the whole chain; answers the number of the first entry that does not fit. */
  async firstBroken(): Promise<number | undefined> {
    const head = await this.head();
    let at = emptyJournal;
    while (at.seq < head.seq) {
      const entries = await this.list({ after: at.seq, limit: batch });
      if (entries.length === 0) return at.seq + 1;
      for (const entry of entries) {
        if (!followsInJournal(at, entry)) return at.seq + 1;
        at = entry;
        if (at.seq === head.seq) break;
      }
    }
    return at.hash === head.hash ? undefined : at.seq;
  }

  private async reconcile(transaction: Knex.Transaction): Promise<JournalHead> {
    const head = await store.lockJournal(transaction);
    if (!this.mirror) return head;
    const last = (await this.mirror.last()) ?? emptyJournal;
    if (last.seq > head.seq) return this.takeOver(transaction, this.mirror, head);
    if (last.seq < head.seq) await this.catchUp(transaction, this.mirror, last);
    else if (last.hash !== head.hash) throw new JournalMismatch(head.seq);
    return head;
  }

  /** Entries that were decided, and that a crash or an older copy of the vault lost. */
  private async takeOver(
    transaction: Knex.Transaction,
    mirror: JournalMirror,
    head: JournalHead,
  ): Promise<JournalHead> {
    const entries: JournalEntry[] = [];
    for await (const entry of mirror.after(head.seq)) {
      if (!followsInJournal(entries.at(-1) ?? head, entry)) throw new JournalMismatch(entry.seq);
      entries.push(entry);
    }
    await record(transaction, entries);
    return entries.at(-1) ?? head;
  }

  /** A mirror that is new, or was put back from an older copy. */
  private async catchUp(transaction: Knex.Transaction, mirror: JournalMirror, last: JournalHead): Promise<void> {
    let at = last;
    for (;;) {
      const entries = await store.listJournal(transaction, { after: at.seq, limit: batch });
      const [first] = entries;
      if (!first) return;
      if (!followsInJournal(at, first)) throw new JournalMismatch(at.seq);
      await mirror.append(entries);
      at = entries.at(-1) ?? first;
    }
  }
}

async function record(transaction: Knex.Transaction, entries: readonly JournalEntry[]): Promise<void> {
  await store.insertEntries(transaction, entries);
  for (const { kind, ids } of entries) if (kind === 'person') await deleteKeys(transaction, ids);
}
