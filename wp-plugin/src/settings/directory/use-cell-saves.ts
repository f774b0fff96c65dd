import { useCallback, useRef, useState } from '@wordpress/element';
import { changeActivity, currentOf, listChanges } from '../../bridge/directory-client';
import type { Activity } from '../../bridge/directory-types';
import { toProblem } from '../../bridge/problem';
import { without, type CellState, type CellStates } from './cell-states';
import { cellKey, fieldsOf, type CellValue, type GridColumn } from './columns';

/** A cell whose save has just begun or ended. */
export interface LastSave {
  activityId: string;
  column: GridColumn;
  state: CellState;
}

export interface CellSaves {
  states: CellStates;
  last: LastSave | null;
  /** Saves what a cell says now; `seen` is the row's revision when the editing began. */
  save: (activityId: string, column: GridColumn, value: CellValue, seen: number) => void;
  /** Forgets what was typed and not saved. */
  drop: (activityId: string, column: GridColumn) => void;
}

/** Who changed one of these cells last; null when nobody is named or it cannot be asked. */
async function lastActor(activityId: string, column: GridColumn): Promise<string | null> {
  const fields: readonly string[] = fieldsOf(column);
  return listChanges({ limit: 50, activityId })
    .then(({ items }) => items.find((change) => change.column && fields.includes(change.column))?.actor ?? null)
    .catch(() => null);
}

/**
 * Saves cells one by one, each with the revision that its editor saw. Saves of one cell follow each other, so that a person
 * never collides with their own earlier change; a collision with somebody else's is kept until the person decides.
 */
export function useCellSaves(onSaved: (row: Activity) => void): CellSaves {
  const [states, setStates] = useState<CellStates>({});
  const [last, setLast] = useState<LastSave | null>(null);
  const queues = useRef(new Map<string, Promise<void>>());
  /** Revisions that one's own saves of a cell were answered with: nobody else changed it in between. */
  const own = useRef(new Map<string, number>());

  /** Only the latest save of a cell says how it stands with it. */
  const rounds = useRef(new Map<string, number>());
  const put = useCallback((activityId: string, column: GridColumn, state: CellState) => {
    setStates((known) => ({ ...known, [cellKey(activityId, column)]: state }));
    setLast({ activityId, column, state });
  }, []);

  const send = useCallback(
    async (activityId: string, column: GridColumn, value: CellValue, seen: number): Promise<CellState> => {
      const key = cellKey(activityId, column);
      try {
        const row = await changeActivity(activityId, Math.max(seen, own.current.get(key) ?? 0), value);
        own.current.set(key, row.revision);
        onSaved(row);
        return { status: 'saved' };
      } catch (thrown) {
        const theirs = currentOf<Activity>(thrown);
        return theirs
          ? { status: 'conflict', value, theirs, by: await lastActor(activityId, column) }
          : { status: 'failed', value, seen, problem: toProblem(thrown) };
      }
    },
    [onSaved],
  );

  const save = useCallback<CellSaves['save']>(
    (activityId, column, value, seen) => {
      const key = cellKey(activityId, column);
      const round = (rounds.current.get(key) ?? 0) + 1;
      rounds.current.set(key, round);
      put(activityId, column, { status: 'saving', value });
      const before = queues.current.get(key) ?? Promise.resolve();
      const after = before.then(async () => {
        const state = await send(activityId, column, value, seen);
        if (rounds.current.get(key) === round) {
          put(activityId, column, state);
        }
      });
      queues.current.set(key, after);
    },
    [put, send],
  );

  const drop = useCallback<CellSaves['drop']>(
    (activityId, column) => setStates((known) => without(known, cellKey(activityId, column))),
    [],
  );

  return { states, last, save, drop };
}
