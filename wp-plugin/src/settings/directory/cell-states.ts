import type { Activity } from '../../bridge/directory-types';
import type { Problem } from '../../bridge/problem';
import type { CellValue } from './columns';

/** How it stands with a cell that was edited: until it is saved it shows what was typed. */
export type CellState =
  | { status: 'saving'; value: CellValue }
  | { status: 'saved' }
  | { status: 'failed'; value: CellValue; seen: number; problem: Problem }
  | { status: 'conflict'; value: CellValue; theirs: Activity; by: string | null };

/** By `cellKey`. */
export type CellStates = Readonly<Record<string, CellState>>;

/** What was typed and is not saved; null when there is nothing such. */
export function unsaved(state: CellState | undefined): CellValue | null {
  return state === undefined || state.status === 'saved' ? null : state.value;
}

/** Whether anything of these rows would be lost if they went; of all rows without an id. */
export function hasUnsaved(states: CellStates, activityId = ''): boolean {
  return Object.entries(states).some(([key, state]) => key.startsWith(activityId) && unsaved(state) !== null);
}

export function without(states: CellStates, key: string): CellStates {
  return Object.fromEntries(Object.entries(states).filter(([name]) => name !== key));
}

/**
 * The rows with what has just been answered: of each row the newer revision counts, whichever answer came later. A row that is
 * gone stays where it was while `isKept` says that something typed into it would go with it.
 */
export function newest(
  known: readonly Activity[],
  answered: readonly Activity[],
  isKept: (id: string) => boolean,
): Activity[] {
  const current = answered.map((row) => {
    const before = known.find(({ id }) => id === row.id);
    return before && before.revision > row.revision ? before : row;
  });
  for (const [index, row] of known.entries()) {
    if (isKept(row.id) && !answered.some(({ id }) => id === row.id)) {
      current.splice(index, 0, row);
    }
  }
  return current;
}

export function replaced(rows: readonly Activity[], row: Activity): Activity[] {
  return rows.map((known) => (known.id === row.id && known.revision <= row.revision ? row : known));
}
