import type { Activity, DirectoryChoices, DirectoryFinding } from '../../bridge/directory-types';
import type { CellStates } from './cell-states';
import type { CellValue, GridColumn } from './columns';

/** A column of the grid, with the one that holds what can be done with a row. */
export type PlaceColumn = GridColumn | 'actions';

/** Where the focus is, or is to go. */
export interface Place {
  activityId: string;
  column: PlaceColumn;
}

/** Where the focus goes after editing: `leave` where it is already elsewhere. */
export type Onward = 'stay' | 'down' | 'next' | 'previous' | 'leave';

/** A cell that is edited. */
export interface Editing {
  activityId: string;
  column: GridColumn;
  /** What the cell said when the editing began. */
  before: CellValue;
  /** What the editor begins with. */
  start: CellValue;
  /** Revision of the row that the person saw. */
  seen: number;
}

/** What rows and cells can ask of the grid. Stable, so that rows need not be drawn anew. */
export interface GridActions {
  focus: (place: Place) => void;
  /** Begins to edit; with `start` the cell says that instead of what it said. */
  edit: (row: Activity, column: GridColumn, start?: CellValue) => void;
  commit: (value: CellValue, onward: Onward) => void;
  cancel: () => void;
  retry: (row: Activity, column: GridColumn) => void;
  discard: (row: Activity, column: GridColumn) => void;
  keepMine: (row: Activity, column: GridColumn) => void;
  takeTheirs: (row: Activity, column: GridColumn) => void;
  remove: (row: Activity) => void;
  showHistory: (row: Activity) => void;
}

/** What all rows show themselves by. */
export interface GridGround {
  states: CellStates;
  choices: DirectoryChoices;
  /** By `cellKey`. */
  findings: ReadonlyMap<string, readonly DirectoryFinding[]>;
  isReadOnly: boolean;
}

/** What the grid asks of the sheet. */
export interface GridDuties {
  isReadOnly: boolean;
  onSave: (activityId: string, column: GridColumn, value: CellValue, seen: number) => void;
  onDrop: (activityId: string, column: GridColumn) => void;
  /** Puts in the row as the other person saved it. */
  onTake: (row: Activity) => void;
  onRemove: (row: Activity) => void;
  /** Tells which row is being edited, so that it stays as long; null for none. */
  onEditing: (activityId: string | null) => void;
  onShowHistory: (row: Activity) => void;
  /** A cell to which the focus goes; a new object for each time. */
  jump: { place: Place } | null;
}
