import { dayMs } from '../runtime/day';
import type { Erasure } from './erasure-writer';
import type { DeletionCertificate, DeletionRequest, LegalHold } from './types';

/** A backup is kept for so many days, a copy of the vault for so many hours. */
const backupDays = 42;
const vaultCopyDays = 2;

/** What proves that a request was executed. It names counts and categories, and no person. */
export function certificateOf(
  request: Pick<DeletionRequest, 'id' | 'kind' | 'origin' | 'receivedAt' | 'dueAt'>,
  { counts, kept, journal, ledger, at }: Erasure,
  { controller, processor, legalHold }: { controller: string; processor: string; legalHold: LegalHold | null },
): DeletionCertificate {
  const { id, kind, origin, receivedAt, dueAt } = request;
  return {
    requestId: id,
    controller: { name: controller },
    processor: { name: processor },
    kind,
    origin,
    receivedAt,
    dueAt,
    executedAt: at,
    inTime: at <= dueAt || legalHold !== null,
    erased: counts,
    kept,
    legalHold,
    journal,
    ledger,
    backups: {
      unreadableSince: at,
      lastBackupGoneAt: new Date(at.getTime() + backupDays * dayMs),
      vaultCopiesGoneAt: new Date(at.getTime() + vaultCopyDays * dayMs),
    },
  };
}
