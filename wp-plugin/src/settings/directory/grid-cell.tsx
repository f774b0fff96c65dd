import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { pencil } from '@wordpress/icons';
import type { ReactNode } from 'react';
import type { Activity } from '../../bridge/directory-types';
import { CellEditor } from './cell-editor';
import { unsaved } from './cell-states';
import { CellStatus } from './cell-status';
import { CellView } from './cell-view';
import { cellKey, cellOf, columnLabel, gridColumns, withCell, withTick, type GridColumn } from './columns';
import type { Editing, GridActions, GridGround } from './grid-types';

export interface GridCellProps {
  row: Activity;
  column: GridColumn;
  ground: GridGround;
  actions: GridActions;
  isActive: boolean;
  editing: Editing | null;
}

/** One cell: what it says, how it stands with it, and its editor while it is edited. */
export function GridCell({ row, column, ground, actions, isActive, editing }: GridCellProps): ReactNode {
  const key = cellKey(row.id, column);
  const state = ground.states[key];
  const value = unsaved(state) ?? {};
  const shown = cellOf(withCell(row, value), column);
  const findings = ground.findings.get(key) ?? [];
  const isTroubled = state?.status === 'failed' || state?.status === 'conflict';
  const classes = [
    'kmdp-cell',
    `kmdp-cell-${column}`,
    ...(editing ? ['is-editing'] : []),
    ...(isTroubled ? ['is-troubled'] : []),
    ...(findings.length > 0 ? ['has-findings'] : []),
  ];
  return (
    <div
      role={column === 'name' ? 'rowheader' : 'gridcell'}
      aria-colindex={gridColumns.indexOf(column) + 1}
      aria-readonly={ground.isReadOnly}
      className={classes.join(' ')}
      tabIndex={isActive && !editing ? 0 : -1}
      data-cell={key}
      onFocus={() => actions.focus({ activityId: row.id, column })}
      onDoubleClick={() => editing === null && actions.edit(row, column)}
    >
      <span className="kmdp-cell-label" aria-hidden="true">
        {columnLabel(column)}
      </span>
      {editing ? (
        <CellEditor column={column} row={row} start={editing.start} choices={ground.choices} actions={actions} />
      ) : (
        <>
          <CellView
            row={row}
            column={column}
            value={shown}
            choices={ground.choices}
            onTick={ground.isReadOnly ? undefined : (ticked) => actions.edit(row, column, withTick(shown, ticked))}
          />
          {findings.map(({ code, subject, message }) => (
            <p key={`${code} ${subject ?? ''}`} className="kmdp-cell-finding">
              {message}
            </p>
          ))}
          {state && <CellStatus {...{ row, column, state, actions, isActive }} choices={ground.choices} />}
          {!ground.isReadOnly && (
            <Button
              className="kmdp-cell-edit"
              icon={pencil}
              size="small"
              tabIndex={-1}
              label={
                /* translators: %s: name of a column. */
                sprintf(__('Edit: %s', 'kundenmeister-data-protection'), columnLabel(column))
              }
              showTooltip={false}
              onClick={() => actions.edit(row, column)}
            />
          )}
        </>
      )}
    </div>
  );
}
