import type { StoredEntry } from './ledger-store';

/** What the ledger seals, for the controller, about personal data that was taken out of an earlier entry. */
export interface RedactionPayload {
  readonly v: 1;
  /** Number of the entry whose payload is gone. */
  readonly seq: number;
  /** Number of the journal's entry that decided it; absent in entries from before there was a journal. */
  readonly journalSeq?: number;
}

/**
 * Entries that lost their payload while their key lives, and the later entries that account for it. Only a redaction that
 * is sealed by the controller's key and names the entry's number and record counts; whoever has only the database can
 * make none.
 */
export class Redactions {
  private readonly open = new Map<number, string>();

  /** An entry without its payload was met. */
  missing(entry: Pick<StoredEntry, 'seq' | 'ref'>): void {
    this.open.set(entry.seq, entry.ref);
  }

  /** A redaction was met. */
  accounted(ref: string, { seq }: RedactionPayload): void {
    if (this.open.get(seq) === ref) this.open.delete(seq);
  }

  /** The first entry that nothing accounts for. */
  firstUnaccounted(): number | undefined {
    const [first] = [...this.open.keys()].sort((a, b) => a - b);
    return first;
  }
}
