import type { Random } from '../runtime/runtime';
import { seal, unseal } from '../vault/seal';
import { entryHash, commit, commitmentKey } from './entry';
import type { ChainPosition } from './chain';
import type { StoredEntry } from './ledger-store';
import type { LedgerEntryType } from './types';

const table = 'ledger_entries';

/** Whose key seals a payload: a data subject or the tenant itself. */
export interface PayloadOwner {
  readonly keyId: string;
  readonly key: Buffer;
}

export interface NewEntry {
  readonly tenantId: string;
  readonly type: LedgerEntryType;
  readonly ref: string;
  readonly at: Date;
  readonly owner: PayloadOwner;
  readonly payload: unknown;
}

/** The entry that follows `head`, with its payload sealed and committed to. */
export function nextEntry(head: ChainPosition, entry: NewEntry, random: Random): StoredEntry {
  const { tenantId, type, ref, at, owner } = entry;
  const seq = head.seq + 1;
  const place = { tenantId, table, row: String(seq) };
  const sealedPayload = seal(owner.key, JSON.stringify(entry.payload), place, random);
  const commitment = commit(commitmentKey(owner.key), seq, sealedPayload);
  const metadata = { tenantId, seq, type, ref, at, prevHash: head.hash, keyId: owner.keyId };
  return { ...metadata, sealedPayload, commitment, hash: entryHash(metadata, commitment) };
}

/** What an entry commits to; undefined once erased. */
export function openPayload<T>(entry: StoredEntry, key: Buffer | undefined): T | undefined {
  if (!key || !entry.sealedPayload) return undefined;
  const place = { tenantId: entry.tenantId, table, row: String(entry.seq) };
  return JSON.parse(unseal(key, entry.sealedPayload, place).toString('utf8')) as T;
}

/**
 * Whether the payload is the one committed to. Erasing destroys the key and the payload together, so that one without the
 * other means that someone else was at work.
 */
export function fitsCommitment(entry: StoredEntry, key: Buffer | undefined): boolean {
  if (!key || !entry.sealedPayload) return !key && !entry.sealedPayload;
  return commit(commitmentKey(key), entry.seq, entry.sealedPayload) === entry.commitment;
}
