import { continues, emptyChain, type ChainPosition } from './chain';
import type { StoredEntry } from './ledger-store';
import { fitsCommitment, openPayload } from './payload';
import { Redactions, type RedactionPayload } from './redaction';
import type { LedgerEntryType, LedgerVerification } from './types';

const batch = 500;
/** What an erased submission leaves in the chain. */
const redactable: ReadonlySet<LedgerEntryType> = new Set([
  'submission.recorded',
  'consent.confirmed',
  'consent.withdrawn',
  'consent.expired',
  'basis.recorded',
]);

/** Where a tenant's chain is read from. */
export interface ChainSource {
  /** `setBack`: entries stand beyond what the head knows. */
  head(): Promise<ChainPosition & { readonly setBack: boolean }>;
  /** In order, the entries after `after`. */
  entries(range: { after: number; limit: number }): Promise<readonly StoredEntry[]>;
  /** Keys by the id of their owner; a destroyed one is absent. */
  keys(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
}

type Verdict = Omit<LedgerVerification, 'tenantId'>;

/**
 * Walks a whole chain: numbers without gap, hashes, commitments, that it ends where the head says, and that every payload
 * that is gone went with its key or is accounted for by a later entry.
 */
export async function verifyChain(source: ChainSource): Promise<Verdict> {
  const redactions = new Redactions();
  let at: ChainPosition = emptyChain;
  for (;;) {
    const head = await source.head();
    if (head.setBack) return broken(head.seq);
    while (at.seq < head.seq) {
      const entries = await source.entries({ after: at.seq, limit: Math.min(batch, head.seq - at.seq) });
      if (entries.length === 0) return broken(at.seq);
      const keys = await source.keys([...new Set(entries.map((entry) => entry.keyId))]);
      for (const entry of entries) {
        if (!continues(at, entry)) return broken(at.seq);
        const restored = await restoredBy(source, entry, keys.get(entry.keyId), redactions);
        if (restored !== undefined) return broken(restored - 1);
        if (!(await isSound(source, entry, keys.get(entry.keyId), redactions))) return broken(at.seq);
        at = entry;
      }
    }
    if (at.hash !== head.hash) return broken(at.seq - 1);
    const unaccounted = redactions.firstUnaccounted();
    if (unaccounted === undefined) return { entries: head.seq, ok: true };
    // What was taken out while this walked is accounted for beyond the head that it knew.
    if ((await source.head()).seq === head.seq) return broken(unaccounted - 1);
  }
}

async function isSound(
  source: ChainSource,
  read: StoredEntry,
  key: Buffer | undefined,
  redactions: Redactions,
): Promise<boolean> {
  if (fitsCommitment(read, key)) return true;
  // Read once more: it may have been erased between the reading of the entry and that of its key.
  const [entry] = await source.entries({ after: read.seq - 1, limit: 1 });
  if (!entry) return false;
  const keyNow = (await source.keys([entry.keyId])).get(entry.keyId);
  if (keyNow && !entry.sealedPayload && redactable.has(entry.type)) {
    redactions.missing(entry);
    return true;
  }
  return fitsCommitment(entry, keyNow);
}

/** Notes a redaction; answers the number of its entry when that has its payload again. */
async function restoredBy(
  source: ChainSource,
  entry: StoredEntry,
  key: Buffer | undefined,
  redactions: Redactions,
): Promise<number | undefined> {
  if (entry.type !== 'submission.erased' || !fitsCommitment(entry, key)) return undefined;
  const payload = openPayload<Partial<RedactionPayload>>(entry, key);
  // An entry of another kind, made to look like a redaction, names no number.
  if (!isRedaction(payload)) return undefined;
  redactions.accounted(entry.ref, payload);
  const [redacted] = await source.entries({ after: payload.seq - 1, limit: 1 });
  return redacted?.sealedPayload ? payload.seq : undefined;
}

function isRedaction(payload: Partial<RedactionPayload> | undefined): payload is RedactionPayload {
  return Number.isSafeInteger(payload?.seq);
}

function broken(lastGood: number): Verdict {
  return { entries: lastGood, ok: false, firstBad: lastGood + 1 };
}
