import { DropdownMenu } from '@wordpress/components';
import { memo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { backup, moreVertical, trash } from '@wordpress/icons';
import type { ReactNode } from 'react';
import type { Activity } from '../../bridge/directory-types';
import { gridColumns } from './columns';
import { GridCell } from './grid-cell';
import type { Editing, GridActions, GridGround, PlaceColumn } from './grid-types';

interface GridRowProps {
  row: Activity;
  /** Its number in the whole grid, from 0. */
  index: number;
  ground: GridGround;
  actions: GridActions;
  /** Where in this row the focus is or would be. */
  activeColumn: PlaceColumn | null;
  editing: Editing | null;
}

/** One activity. */
export const GridRow = memo(function GridRow({
  row,
  index,
  ground,
  actions,
  activeColumn,
  editing,
}: GridRowProps): ReactNode {
  return (
    <div role="row" aria-rowindex={index + 2} className="kmdp-row" data-row={row.id}>
      {gridColumns.map((column) => (
        <GridCell
          key={column}
          {...{ row, column, ground, actions }}
          isActive={activeColumn === column}
          editing={editing?.column === column ? editing : null}
        />
      ))}
      {!ground.isReadOnly && <ActionsCell row={row} actions={actions} isActive={activeColumn === 'actions'} />}
    </div>
  );
});

function ActionsCell({
  row,
  actions,
  isActive,
}: Pick<GridRowProps, 'row' | 'actions'> & { isActive: boolean }): ReactNode {
  const history = {
    title: __('History of this row', 'kundenmeister-data-protection'),
    icon: backup,
    onClick: () => actions.showHistory(row),
  };
  const removal = {
    title: __('Remove row…', 'kundenmeister-data-protection'),
    icon: trash,
    onClick: () => actions.remove(row),
  };
  return (
    <div
      role="gridcell"
      aria-colindex={gridColumns.length + 1}
      aria-readonly="true"
      className="kmdp-cell kmdp-cell-actions"
      onFocus={() => actions.focus({ activityId: row.id, column: 'actions' })}
    >
      <DropdownMenu
        icon={moreVertical}
        label={
          /* translators: %s: name of a row. */
          sprintf(__('More for “%s”', 'kundenmeister-data-protection'), row.name)
        }
        toggleProps={{
          tabIndex: isActive ? 0 : -1,
          size: 'compact',
          showTooltip: false,
          ...({ 'data-cell': `${row.id} actions` } as object),
        }}
        controls={row.source === 'own' ? [history, removal] : [history]}
      />
    </div>
  );
}
