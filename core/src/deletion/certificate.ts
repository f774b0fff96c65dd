import { dayMs } from '../runtime/day';
import type { JournalHead } from '../vault/journal-entry';
import { isPast } from './deadline';
import { addCounts, isNothing, nothingErased } from './erased-counts';
import type { Erasure } from './erasure-writer';
import type { Kept } from './kept-after-erasure';
import type { DeletionCertificate, DeletionRequest } from './types';

/** A backup is kept for so many days, a copy of the vault for so many hours. */
const backupDays = 42;
const vaultCopyDays = 2;

/**
 * What proves that a request was executed, by one or more erasures that were decided together, the one that names what was
 * asked for last. It names counts and categories, and no person.
 */
export function certificateOf(
  request: Pick<DeletionRequest, 'id' | 'kind' | 'origin' | 'receivedAt' | 'dueAt'>,
  erasures: readonly [Erasure, ...Erasure[]],
  { controller, processor, heldUntil }: { controller: string; processor: string; heldUntil: Date | null },
): DeletionCertificate {
  const { id, kind, origin, receivedAt, dueAt } = request;
  const { journal, at } = erasures.at(-1) ?? erasures[0];
  const unreadable = hidesAll(erasures);
  return {
    requestId: id,
    controller: { name: controller },
    processor: { name: processor },
    kind,
    origin,
    receivedAt,
    dueAt,
    executedAt: at,
    inTime: !isPast(dueAt, at),
    erased: erasures.reduce((sum, { counts }) => addCounts(sum, counts), nothingErased),
    kept: keptOf(erasures),
    legalHold: heldUntil && { until: heldUntil },
    journal,
    ledger: erasures.reduce<JournalHead | null>((last, { ledger }) => ledger ?? last, null),
    backups: {
      unreadableSince: unreadable ? at : null,
      lastBackupGoneAt: new Date(at.getTime() + backupDays * dayMs),
      vaultCopiesGoneAt: unreadable ? new Date(at.getTime() + vaultCopyDays * dayMs) : null,
    },
  };
}

/** Whether all that was erased was sealed by keys that are destroyed: nothing of persons who stay. */
function hidesAll(erasures: readonly Erasure[]): boolean {
  const ofPersons = erasures.filter(({ erased }) => erased.subjectId !== undefined);
  const others = erasures.filter(({ erased }) => erased.subjectId === undefined);
  return ofPersons.length > 0 && others.every(({ counts }) => isNothing(counts));
}

/** What is kept of several persons, as one number for each kind and end. */
function keptOf(erasures: readonly Erasure[]): readonly Kept[] {
  return erasures
    .flatMap(({ kept }) => kept)
    .reduce<Kept[]>((sum, one) => {
      const same = (other: Kept): boolean => other.what === one.what && other.until.getTime() === one.until.getTime();
      const before = sum.find(same);
      if (!before) return [...sum, one];
      return sum.map((other) => (other === before ? { ...before, count: before.count + one.count } : other));
    }, []);
}
