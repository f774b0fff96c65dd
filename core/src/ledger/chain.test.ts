import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { continues, emptyChain, type ChainPosition } from './chain';
import { fitsCommitment, nextEntry, openPayload } from './payload';
import type { StoredEntry } from './ledger-store';

const random = { bytes: (length: number) => randomBytes(length) };
const owner = { keyId: 'subject-1', key: randomBytes(32) };

function chainOf(length: number): readonly StoredEntry[] {
  const entries: StoredEntry[] = [];
  let head: ChainPosition = emptyChain;
  for (let i = 0; i < length; i++) {
    const at = new Date(1_700_000_000_000 + i);
    const entry = { tenantId: 't1', type: 'submission.recorded', ref: `s${i}`, at, owner, payload: { i } } as const;
    const next = nextEntry(head, entry, random);
    entries.push(next);
    head = next;
  }
  return entries;
}

function holds(entries: readonly StoredEntry[], erased: ReadonlySet<number> = new Set()): boolean {
  let head: ChainPosition = emptyChain;
  for (const entry of entries) {
    if (!continues(head, entry) || !fitsCommitment(entry, erased.has(entry.seq) ? undefined : owner.key)) return false;
    head = entry;
  }
  return true;
}

describe('the hash chain', () => {
  const entries = chainOf(6);

  it('holds as it was written', () => expect(holds(entries)).toBe(true));

  it('still holds when a payload was erased with its key, and the payload is then gone', () => {
    const erased = entries.map((entry, i) => (i === 2 ? { ...entry, sealedPayload: null } : entry));
    expect(holds(erased, new Set([3]))).toBe(true);
    expect(openPayload(erased[2] as StoredEntry, owner.key)).toBeUndefined();
  });

  it('breaks when any entry is changed, dropped or moved', () => {
    const changes: readonly ((entry: StoredEntry) => StoredEntry)[] = [
      (entry) => ({ ...entry, at: new Date(entry.at.getTime() + 1) }),
      (entry) => ({ ...entry, type: 'consent.withdrawn' }),
      (entry) => ({ ...entry, ref: 'other' }),
      (entry) => ({ ...entry, tenantId: 't2' }),
      (entry) => ({ ...entry, seq: entry.seq + 1 }),
      (entry) => ({ ...entry, keyId: 'someone-else' }),
      (entry) => ({ ...entry, sealedPayload: null }),
      (entry) => ({ ...entry, commitment: 'ab'.repeat(32) }),
      (entry) => ({ ...entry, sealedPayload: randomBytes(80) }),
    ];
    fc.assert(
      fc.property(fc.nat(entries.length - 1), fc.constantFrom(...changes), (index, change) => {
        expect(holds(entries.map((entry, i) => (i === index ? change(entry) : entry)))).toBe(false);
      }),
    );
    expect(holds(entries.filter((_, i) => i !== 2))).toBe(false);
    expect(holds([...entries.slice(0, 1), ...entries.slice(2, 3), ...entries.slice(1, 2)])).toBe(false);
  });

  it('gives its payload back to whoever has the key', () => {
    expect(openPayload(entries[3] as StoredEntry, owner.key)).toEqual({ i: 3 });
    expect(openPayload(entries[3] as StoredEntry, undefined)).toBeUndefined();
  });
});
