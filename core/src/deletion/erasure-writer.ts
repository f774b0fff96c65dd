import type { Knex } from 'knex';
import { loadSubmissions } from '../consent/unconfirmed-store';
import { deleteBases, findBasisEntries } from '../contacts/basis-store';
import type { BasisPayload } from '../contacts/person-service';
import type { ChainPosition } from '../ledger/chain';
import type { LedgerService } from '../ledger/ledger-service';
import { redactEntry, redactSealedBy } from '../ledger/ledger-store';
import { openPayload } from '../ledger/payload';
import type { RedactionPayload } from '../ledger/redaction';
import type { Runtime } from '../runtime/runtime';
import { journalRef, type ErasedRecord, type JournalEntry, type JournalHead } from '../vault/journal-entry';
import type { Vault } from '../vault/vault';
import { addCounts, isNothing, nothingErased, type ErasedCounts } from './erased-counts';
import * as store from './erasure-store';
import { keptUntil, provable, type KeepingPeriods, type Kept } from './kept-after-erasure';
import { endLapsed } from './lapse-writer';
import { refuseLateDeliveries, refuseSentBeforeRequests } from './late-delivery-writer';

/** What an entry of the journal did here. */
export interface Erasure {
  readonly tenantId: string;
  /** The person with its records that were there, or the records that the journal names. */
  readonly erased: { readonly subjectId?: string; readonly records: readonly ErasedRecord[] };
  readonly counts: ErasedCounts;
  readonly kept: readonly Kept[];
  readonly journal: JournalHead;
  /** The entry that says so; null when there was nothing left to erase. */
  readonly ledger: ChainPosition | null;
  /** When it was decided. */
  readonly at: Date;
}

/** What the ledger seals, for the controller, about an erasure: no personal data. */
interface ErasurePayload {
  readonly v: 1;
  readonly journal: JournalHead;
  readonly counts: ErasedCounts;
  readonly kept: readonly Kept[];
  readonly records?: readonly ErasedRecord[];
}

/** Carries out entries of the journal within the caller's transaction, which holds the tenant's chain. */
export class ErasureWriter {
  constructor(
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
  ) {}

  /** One erasure per person, or one for all records. Does no harm when it was done before. */
  async carryOut(
    transaction: Knex.Transaction,
    entry: JournalEntry,
    periods: KeepingPeriods,
  ): Promise<readonly Erasure[]> {
    if (entry.kind === 'records') return [await this.eraseRecords(transaction, entry, entry.ids)];
    const erasures: Erasure[] = [];
    for (const id of entry.ids) erasures.push(await this.erasePerson(transaction, entry, id, periods));
    return erasures;
  }

  private async erasePerson(
    transaction: Knex.Transaction,
    entry: JournalEntry,
    subjectId: string,
    periods: KeepingPeriods,
  ): Promise<Erasure> {
    const emailIndex = await store.emailIndexOf(transaction, subjectId);
    const kept =
      emailIndex === undefined ? [] : await this.keep(transaction, entry, { subjectId, emailIndex, periods });
    const records = await store.recordsOf(transaction, subjectId);
    const deleted = await store.deletePerson(transaction, subjectId);
    const ledgerPayloads = await redactSealedBy(transaction, [subjectId]);
    const counts = { ...deleted, ledgerPayloads };
    const ledger = isNothing(counts) ? null : await this.note(transaction, entry, subjectId, { counts, kept });
    return { ...about(entry), erased: { subjectId, records }, counts, kept, ledger };
  }

  private async keep(
    transaction: Knex.Transaction,
    { tenantId, at }: JournalEntry,
    { subjectId, emailIndex, periods }: { subjectId: string; emailIndex: string; periods: KeepingPeriods },
  ): Promise<readonly Kept[]> {
    const kept: Kept[] = [];
    const until = keptUntil(at, periods.keepProofDays);
    const traces = until ? provable(await store.findTraces(transaction, subjectId)) : [];
    if (until && traces.length > 0) {
      const proofs = traces.map((trace) => ({ ...trace, id: this.runtime.ids.next(), tenantId, emailIndex }));
      await store.insertProofs(
        transaction,
        proofs.map((proof) => ({ ...proof, erasedAt: at, until })),
      );
      kept.push({ what: 'proof-without-identity', count: traces.length, until });
    }
    const objectionUntil = keptUntil(at, periods.keepObjectionDays);
    const objections = await store.limitObjection(transaction, { tenantId, emailIndex, until: objectionUntil });
    if (objectionUntil && objections > 0) kept.push({ what: 'objection-hash', count: 1, until: objectionUntil });
    return [...kept, ...(await refuseLateDeliveries(transaction, { tenantId, emailIndex, sentBefore: at, now: at }))];
  }

  private async eraseRecords(
    transaction: Knex.Transaction,
    entry: JournalEntry,
    records: readonly ErasedRecord[],
  ): Promise<Erasure> {
    const idsOf = (type: ErasedRecord['type']): string[] =>
      records.flatMap((one) => (one.type === type ? [one.id] : []));
    const submissions = await loadSubmissions(transaction, idsOf('submission'));
    let ledgerPayloads = 0;
    for (const { id, ledgerSeq, consents } of submissions) {
      await this.redact(transaction, entry, { seq: ledgerSeq, ref: id });
      ledgerPayloads++;
      for (const { id: ref, laterSeqs } of consents) {
        for (const seq of laterSeqs) await this.redact(transaction, entry, { seq, ref });
        ledgerPayloads += laterSeqs.length;
      }
    }
    const deleted = await store.deleteSubmissions(transaction, idsOf('submission'));
    ledgerPayloads += await this.redactBases(transaction, entry, idsOf('basis'));
    const legalBases = await deleteBases(transaction, idsOf('basis'));
    await endLapsed(transaction, this.ledger, this.vault, entry, idsOf('lapse'));
    const memberships = await store.deleteMemberships(transaction, idsOf('membership'));
    const counts = addCounts(addCounts(nothingErased, deleted), { memberships, legalBases, ledgerPayloads });
    const kept = await refuseSentBeforeRequests(transaction, entry, idsOf('request'));
    const ledger = isNothing(counts)
      ? null
      : await this.note(transaction, entry, journalRef(entry), { counts, kept, records });
    return { ...about(entry), erased: { records }, counts, kept, ledger };
  }

  /** Empties the entries about these bases; answers how many. Where a key is gone, they go with the person. */
  private async redactBases(
    transaction: Knex.Transaction,
    entry: JournalEntry,
    ids: readonly string[],
  ): Promise<number> {
    let redacted = 0;
    const recorded = await findBasisEntries(transaction, entry.tenantId, ids);
    const keys = await this.vault.find([...new Set(recorded.map(({ keyId }) => keyId))]);
    for (const one of recorded) {
      const key = keys.get(one.keyId);
      const basisId = key && openPayload<BasisPayload>(one, key)?.basisId;
      if (basisId === undefined || !ids.includes(basisId)) continue;
      await this.redact(transaction, entry, one);
      redacted++;
    }
    return redacted;
  }

  /** Empties an entry whose key lives, and accounts for it with another under the controller's key. */
  private async redact(
    transaction: Knex.Transaction,
    { tenantId, seq: journalSeq }: JournalEntry,
    { seq, ref }: { seq: number; ref: string },
  ): Promise<void> {
    await redactEntry(transaction, tenantId, seq);
    const payload: RedactionPayload = { v: 1, seq, journalSeq };
    await this.append(transaction, { tenantId, type: 'submission.erased', ref, payload });
  }

  private async note(
    transaction: Knex.Transaction,
    { tenantId, kind, seq, hash }: JournalEntry,
    ref: string,
    facts: Omit<ErasurePayload, 'v' | 'journal'>,
  ): Promise<ChainPosition> {
    const payload: ErasurePayload = { v: 1, journal: { seq, hash }, ...facts };
    const type = kind === 'person' ? 'subject.erased' : 'records.erased';
    return this.append(transaction, { tenantId, type, ref, payload });
  }

  private async append(
    transaction: Knex.Transaction,
    entry: {
      tenantId: string;
      type: 'subject.erased' | 'records.erased' | 'submission.erased';
      ref: string;
      payload: unknown;
    },
  ): Promise<ChainPosition> {
    const { tenantId } = entry;
    const { key } = await this.vault.tenant(tenantId);
    const at = this.runtime.clock.now();
    return this.ledger.append(transaction, { ...entry, at, owner: { keyId: tenantId, key } });
  }
}

function about({ tenantId, seq, hash, at }: JournalEntry): Pick<Erasure, 'tenantId' | 'journal' | 'at'> {
  return { tenantId, journal: { seq, hash }, at };
}
