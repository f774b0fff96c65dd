import type { Row } from '../../database/insert-rows';
import { openStates } from '../../deletion/request-rules';
import type { DeletionState } from '../../deletion/types';
import type { LedgerEntryType } from '../../ledger/types';
import { isOpen } from '../restore-requests/rules';
import type { RestoreRequestState } from '../restore-requests/types';
import type { SalvagedPart } from './salvage-service';

/** Requests of one kind, each of which is a duty with a deadline, so that a restore may drop none. */
export interface RequestKind {
  readonly part: SalvagedPart;
  readonly table: 'deletion_requests' | 'restore_requests';
  readonly entry: LedgerEntryType;
  readonly isOpen: (state: string) => boolean;
  /** What the ledger seals for the controller: it names nobody. */
  readonly facts: (row: Row) => Record<string, unknown>;
}

export const requestKinds: readonly RequestKind[] = [
  {
    part: 'deletion requests',
    table: 'deletion_requests',
    entry: 'deletion-request.changed',
    isOpen: (state) => openStates.includes(state as DeletionState),
    facts: ({ kind, origin, state, chargeable, due_at: due, held_until: held }) => ({
      ...{ kind, origin, state, chargeable: Boolean(chargeable), dueAt: instant(due), heldUntil: instant(held) },
    }),
  },
  {
    part: 'restore requests',
    table: 'restore_requests',
    entry: 'restore-request.changed',
    isOpen: (state) => isOpen(state as RestoreRequestState),
    facts: ({ backup_date: backupDate, state }) => ({ backupDate, state }),
  },
];

/**
 * Whether a request as the replaced data has it takes the place of the restored one: it is newer, its certificate included.
 * One that is closed is never opened again, as the deletion journal may have been carried out further than there.
 */
export function takesPlace(kind: RequestKind, replaced: Row, restored: Row | undefined): boolean {
  if (!restored) return true;
  if (kind.isOpen(String(replaced['state'])) && !kind.isOpen(String(restored['state']))) return false;
  return Object.keys(replaced).some(
    (name) => !sealing.has(name) && name in restored && differ(replaced, restored, name),
  );
}

/** How details are sealed may differ between releases, and says nothing. */
const sealing: ReadonlySet<string> = new Set(['sealed_details', 'key_id']);

function differ(one: Row, other: Row, name: string): boolean {
  return String(one[name] ?? '') !== String(other[name] ?? '');
}

function instant(value: Row[string] | undefined): Date | null {
  return value === null || value === undefined ? null : new Date(Number(value));
}
