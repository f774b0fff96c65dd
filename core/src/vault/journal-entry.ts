import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

export const recordTypes = ['submission', 'consent', 'membership'] as const;
export type RecordType = (typeof recordTypes)[number];

/** One record of a person; a membership has the id of the consent that it rests on. */
export interface RecordRef {
  readonly type: RecordType;
  readonly id: string;
}

/**
 * What else the journal names of a person who stays: a consent that ends because the storage period of its group is over
 * (`lapse`, with the consent's id), a legal basis, or the request that is executed by it.
 */
export interface JournalRef {
  readonly type: 'lapse' | 'basis' | 'request';
  readonly id: string;
}

/** What the journal names of a person who stays. */
export type ErasedRecord = RecordRef | JournalRef;

/** What is erased, by ids only: persons, whose keys have the same ids, or single records of persons who stay. */
export type Erased =
  | { readonly kind: 'person'; readonly ids: readonly string[] }
  | { readonly kind: 'records'; readonly ids: readonly ErasedRecord[] };

/** Where the journal stands: the number (0 before the first) and hash of its newest entry. */
export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
}

/** An erasure that was decided, for good. */
export type JournalEntry = JournalHead & {
  readonly tenantId: string;
  readonly at: Date;
  readonly prevHash: string;
} & Erased;

export const emptyJournal: JournalHead = { seq: 0, hash: '0'.repeat(64) };

/** How ledger and outbox refer to an entry. */
export function journalRef({ seq }: Pick<JournalHead, 'seq'>): string {
  return `${refPrefix}${seq}`;
}

export function seqOfJournalRef(ref: string): number {
  return Number(ref.slice(refPrefix.length));
}

export function isRecordRef(record: ErasedRecord): record is RecordRef {
  return recordTypes.some((type) => type === record.type);
}

const refPrefix = 'journal-';

/** Leaf prefix, as in the ledger (RFC 6962 section 2.1). */
const leafPrefix = Buffer.of(0x00);

/** The entry that follows `head`. */
export function nextJournalEntry(head: JournalHead, tenantId: string, at: Date, erased: Erased): JournalEntry {
  const entry = { seq: head.seq + 1, tenantId, at, prevHash: head.hash, ...erased };
  return { ...entry, hash: journalHash(entry) };
}

/** Whether `entry` is the one right continuation of `before`. */
export function followsInJournal(before: JournalHead, entry: JournalEntry): boolean {
  return entry.seq === before.seq + 1 && entry.prevHash === before.hash && entry.hash === journalHash(entry);
}

/** SHA-256(0x00 ‖ canonical entry (RFC 8785)), as hex. */
function journalHash({ seq, tenantId, kind, ids, at, prevHash }: Omit<JournalEntry, 'hash'>): string {
  const canonical = canonicalize({ v: 1, seq, tenant: tenantId, kind, ids, at: at.toISOString(), prev: prevHash });
  return hash('sha256', Buffer.concat([leafPrefix, Buffer.from(canonical as string, 'utf8')]), 'hex');
}
