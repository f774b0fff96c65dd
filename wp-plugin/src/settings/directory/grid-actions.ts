import type { Dispatch, MutableRefObject, SetStateAction } from 'react';
import type { Activity } from '../../bridge/directory-types';
import { unsaved, type CellStates } from './cell-states';
import { cellKey, cellOf, isSameCell, withCell, type CellValue, type GridColumn } from './columns';
import type { Editing, GridActions, GridDuties, Onward, Place } from './grid-types';

/** The grid as it was drawn last. */
export interface GridNow {
  rows: readonly Activity[];
  states: CellStates;
  duties: GridDuties;
  editing: Editing | null;
}

/** How focus and editing are moved. */
interface Moves {
  setPlace: Dispatch<SetStateAction<Place | null>>;
  setEditing: (editing: Editing | null) => void;
  goTo: (place: Place) => void;
  onwardFrom: MutableRefObject<(from: Place, onward: Onward) => Place>;
}

/** What the cell says, with what was typed into it and is not saved. */
export function shownIn(row: Activity, column: GridColumn, states: CellStates): CellValue {
  return cellOf(withCell(row, unsaved(states[cellKey(row.id, column)]) ?? {}), column);
}

/** What rows and cells can ask of the grid; looks at the grid as it is when they ask. */
export function gridActions(latest: MutableRefObject<GridNow>, move: Moves): GridActions {
  const stateOf = (row: Activity, column: GridColumn) => latest.current.states[cellKey(row.id, column)];
  return {
    focus: (next) =>
      move.setPlace((known) => (known?.activityId === next.activityId && known.column === next.column ? known : next)),
    edit: (row, column, start) => {
      const state = stateOf(row, column);
      if (latest.current.duties.isReadOnly || state?.status === 'conflict') {
        return;
      }
      const before = shownIn(row, column, latest.current.states);
      const seen = state?.status === 'failed' ? state.seen : row.revision;
      move.setPlace({ activityId: row.id, column });
      move.setEditing({ activityId: row.id, column, before, start: start ?? before, seen });
    },
    commit: (value, onward) => {
      const edited = latest.current.editing;
      if (edited === null) {
        return;
      }
      const { activityId, column, before, seen } = edited;
      move.setEditing(null);
      if (!isSameCell(before, value)) {
        latest.current.duties.onSave(activityId, column, value, seen);
      }
      if (onward !== 'leave') {
        move.goTo(move.onwardFrom.current({ activityId, column }, onward));
      }
    },
    cancel: () => {
      const edited = latest.current.editing;
      move.setEditing(null);
      if (edited) {
        move.goTo(edited);
      }
    },
    retry: (row, column) => {
      const state = stateOf(row, column);
      if (state?.status === 'failed') {
        latest.current.duties.onSave(row.id, column, state.value, state.seen);
        move.goTo({ activityId: row.id, column });
      }
    },
    discard: (row, column) => {
      latest.current.duties.onDrop(row.id, column);
      move.goTo({ activityId: row.id, column });
    },
    keepMine: (row, column) => {
      const state = stateOf(row, column);
      if (state?.status === 'conflict') {
        latest.current.duties.onSave(row.id, column, state.value, state.theirs.revision);
        move.goTo({ activityId: row.id, column });
      }
    },
    takeTheirs: (row, column) => {
      const state = stateOf(row, column);
      if (state?.status === 'conflict') {
        latest.current.duties.onTake(state.theirs);
        latest.current.duties.onDrop(row.id, column);
        move.goTo({ activityId: row.id, column });
      }
    },
    remove: (row) => latest.current.duties.onRemove(row),
    showHistory: (row) => latest.current.duties.onShowHistory(row),
  };
}
