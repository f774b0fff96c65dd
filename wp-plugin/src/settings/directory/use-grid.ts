import { useEffect, useMemo, useRef, useState } from '@wordpress/element';
import type { KeyboardEvent, RefObject } from 'react';
import type { Activity } from '../../bridge/directory-types';
import { useIsNarrow } from '../use-is-narrow';
import type { CellStates } from './cell-states';
import { bringIntoView } from './bring-into-view';
import { cellKey, gridColumns, isTextColumn, withTick } from './columns';
import { gridActions, shownIn } from './grid-actions';
import { isCharacter, moved, stepped, type GridShape, type Position } from './grid-keys';
import type { Editing, GridActions, GridDuties, Onward, Place, PlaceColumn } from './grid-types';

export interface Grid {
  element: RefObject<HTMLDivElement>;
  /** The cell that the Tab key reaches. */
  active: Place | null;
  editing: Editing | null;
  actions: GridActions;
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
}

/** Focus and editing in the grid. */
export function useGrid(rows: readonly Activity[], states: CellStates, duties: GridDuties): Grid {
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [focusRound, setFocusRound] = useState(0);
  const isStacked = useIsNarrow();
  const columns: readonly PlaceColumn[] = duties.isReadOnly ? gridColumns : [...gridColumns, 'actions'];
  const first = rows[0];
  const isThere = place !== null && rows.some(({ id }) => id === place.activityId);
  const active = isThere ? place : first ? { activityId: first.id, column: 'name' as const } : null;
  const latest = useRef({ rows, states, duties, editing });
  latest.current = { rows, states, duties, editing };

  const goTo = (next: Place): void => {
    setPlace(next);
    setFocusRound((round) => round + 1);
  };
  useEffect(() => {
    if (focusRound > 0 && active) {
      const cell = element.current?.querySelector<HTMLElement>(`[data-cell="${active.activityId} ${active.column}"]`);
      if (cell) {
        cell.focus();
        bringIntoView(cell);
      }
    }
    // Only where a key or a button has asked for it: the focus follows nothing else.
  }, [focusRound]);
  const { jump, onEditing } = duties;
  useEffect(() => onEditing(editing?.activityId ?? null), [editing, onEditing]);
  useEffect(() => (jump ? goTo(jump.place) : undefined), [jump]);

  const shape = (count: number): GridShape => ({ rows: rows.length, columns: count, isStacked });
  const positionOf = ({ activityId, column }: Place): Position => ({
    row: rows.findIndex(({ id }) => id === activityId),
    column: columns.indexOf(column),
  });
  const placeAt = ({ row, column }: Position): Place => ({
    activityId: (rows[row] as Activity).id,
    column: columns[column] as PlaceColumn,
  });
  const onwardFrom = useRef<(from: Place, onward: Onward) => Place>((from) => from);
  onwardFrom.current = (from, onward) => {
    const position = positionOf(from);
    if (position.row < 0 || onward === 'stay' || onward === 'leave') {
      return from;
    }
    if (onward === 'down') {
      return isStacked ? from : placeAt(moved(position, { key: 'ArrowDown', ctrlKey: false }, shape(columns.length))!);
    }
    return placeAt(stepped(position, onward === 'next' ? 1 : -1, shape(gridColumns.length)));
  };

  const actions = useMemo(() => gridActions(latest, { setPlace, setEditing, goTo, onwardFrom }), []);

  const beginBy = (event: KeyboardEvent, { activityId, column }: Place): boolean => {
    const row = rows.find(({ id }) => id === activityId);
    if (!row || column === 'actions' || duties.isReadOnly) {
      return false;
    }
    if (event.key === 'Enter' || event.key === 'F2') {
      const choice = element.current?.querySelector<HTMLElement>(
        `[data-cell="${cellKey(activityId, column)}"] .kmdp-cell-trouble button`,
      );
      if (states[cellKey(activityId, column)]?.status === 'conflict') {
        choice?.focus();
      } else {
        actions.edit(row, column);
      }
      return true;
    }
    if (event.key === ' ' && column === 'transfer') {
      const shown = shownIn(row, column, states);
      actions.edit(row, column, withTick(shown, shown.thirdCountry !== true));
      return true;
    }
    if (isTextColumn(column) && isCharacter(event)) {
      actions.edit(row, column, { [column]: event.key });
      return true;
    }
    return false;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const target = event.target as HTMLElement;
    if (editing || !active || !event.currentTarget.contains(target)) {
      return;
    }
    if (target.dataset['cell'] === undefined) {
      if (event.key === 'Escape') {
        goTo(active);
      }
      return;
    }
    const next = event.altKey || event.metaKey ? null : moved(positionOf(active), event, shape(columns.length));
    if (next || beginBy(event, active)) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (next) {
      goTo(placeAt(next));
    }
  };

  return { element, active, editing, actions, onKeyDown };
}
