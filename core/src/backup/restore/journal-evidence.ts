import { emptyJournal, followsInJournal, type JournalEntry, type JournalHead } from '../../vault/journal-entry';

/** A head of the journal that somebody has seen. */
export interface KnownHead extends JournalHead {
  /** Who, for the operator: `the backup of 2026-11-24`. */
  readonly seenBy: string;
}

export interface JournalEvidence {
  /** The vault's journal in order. */
  readonly journal: AsyncIterable<JournalEntry>;
  /** The head that its own table of heads tells at that moment. */
  readonly journalHead: () => Promise<JournalHead>;
  /** The mirror's entries in order. */
  readonly mirror: AsyncIterable<JournalEntry>;
  readonly known: readonly KnownHead[];
}

interface Walk {
  readonly head: JournalHead;
  readonly hashes: ReadonlyMap<number, string>;
  readonly brokenAt?: number;
}

/**
 * Why the deletion journal may not be replayed on a restored database; undefined when it is whole: journal and mirror are
 * unbroken chains that tell the same, and hold every head that is known, so that neither is cut, altered or an older copy.
 * The mirror may be ahead, as it is written first, and both may go on while they are read: the head is asked before and after.
 */
export async function journalFault(evidence: JournalEvidence): Promise<string | undefined> {
  const { known } = evidence;
  const before = await evidence.journalHead();
  const wanted = new Set([...known.map(({ seq }) => seq), before.seq]);
  const journal = await walk(evidence.journal, wanted);
  if (journal.brokenAt !== undefined) return `the deletion journal is cut or altered at entry ${journal.brokenAt}`;
  const { head: last } = journal;
  const after = await evidence.journalHead();
  if (!holds(journal, before) || after.seq < last.seq || (after.seq === last.seq && after.hash !== last.hash)) {
    return `the deletion journal is cut: its head is entry ${before.seq}, its last entry ${last.seq}`;
  }
  const mirror = await walk(evidence.mirror, wanted.add(last.seq));
  if (mirror.brokenAt !== undefined) return `the journal's mirror is cut or altered at entry ${mirror.brokenAt}`;
  if (mirror.head.seq < last.seq) {
    return `the journal's mirror is cut or older: it ends at entry ${mirror.head.seq}, the journal at ${last.seq}`;
  }
  if (!holds(mirror, last)) return `the journal and its mirror do not agree at entry ${last.seq}`;
  for (const head of known) {
    if (head.seq > mirror.head.seq) {
      return `the journal and its mirror end at entry ${mirror.head.seq}, but ${head.seenBy} knows entry ${head.seq}: they are older copies`;
    }
    if (!holds(mirror, head)) return `the journal is altered: ${head.seenBy} knows another entry ${head.seq}`;
  }
  return undefined;
}

function holds({ hashes }: Walk, { seq, hash }: JournalHead): boolean {
  return (seq === 0 ? emptyJournal.hash : hashes.get(seq)) === hash;
}

async function walk(entries: AsyncIterable<JournalEntry>, wanted: ReadonlySet<number>): Promise<Walk> {
  const hashes = new Map<number, string>();
  let head = emptyJournal;
  for await (const entry of entries) {
    if (!followsInJournal(head, entry)) return { head, hashes, brokenAt: head.seq + 1 };
    head = { seq: entry.seq, hash: entry.hash };
    if (wanted.has(head.seq)) hashes.set(head.seq, head.hash);
  }
  return { head, hashes };
}
