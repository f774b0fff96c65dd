import { Button } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Activity, DirectoryChoices, DirectoryFinding } from '../../bridge/directory-types';
import type { CellStates } from './cell-states';
import { cellKey, columnLabel, gridColumnOf, gridColumns } from './columns';
import { GridRow } from './grid-row';
import type { GridDuties, GridGround } from './grid-types';
import { useGrid } from './use-grid';

export interface DirectoryGridProps extends GridDuties {
  rows: readonly Activity[];
  states: CellStates;
  choices: DirectoryChoices;
  findings: readonly DirectoryFinding[];
  label: string;
  /** Of what explains how to work in it. */
  helpId?: string;
}

/** Rows that are drawn at once; more are drawn on demand. */
const portion = 50;

/** The directory as a grid to be worked in like a spreadsheet (ARIA grid pattern); below 783 pixels its rows are cards. */
export function DirectoryGrid(props: DirectoryGridProps): ReactNode {
  const { rows, states, choices, findings, label, isReadOnly } = props;
  const [limit, setLimit] = useState(portion);
  const jumpedTo = props.jump ? rows.findIndex(({ id }) => id === props.jump?.place.activityId) : -1;
  const shown = rows.slice(0, Math.max(limit, jumpedTo + 1));
  const grid = useGrid(shown, states, props);
  const ground = useMemo<GridGround>(
    () => ({ states, choices, findings: byCell(findings), isReadOnly }),
    [states, choices, findings, isReadOnly],
  );
  const headers = gridColumns.map(columnLabel);
  return (
    <>
      <div
        ref={grid.element}
        role="grid"
        aria-label={label}
        aria-describedby={props.helpId}
        aria-rowcount={rows.length + 1}
        aria-colcount={gridColumns.length + (isReadOnly ? 0 : 1)}
        aria-readonly={isReadOnly}
        className={`kmdp-grid ${isReadOnly ? 'is-read-only' : ''}`}
        onKeyDownCapture={grid.onKeyDown}
      >
        <div role="row" aria-rowindex={1} className="kmdp-row kmdp-row-head">
          {headers.map((words, index) => (
            <div key={words} role="columnheader" aria-colindex={index + 1} className="kmdp-cell">
              {words}
            </div>
          ))}
          {!isReadOnly && (
            <div role="columnheader" aria-colindex={headers.length + 1} className="kmdp-cell">
              <span className="screen-reader-text">{__('More', 'kundenmeister-data-protection')}</span>
            </div>
          )}
        </div>
        {shown.map((row, index) => (
          <GridRow
            key={row.id}
            {...{ row, index, ground }}
            actions={grid.actions}
            activeColumn={grid.active?.activityId === row.id ? grid.active.column : null}
            editing={grid.editing?.activityId === row.id ? grid.editing : null}
          />
        ))}
      </div>
      {rows.length > shown.length && (
        <Button variant="secondary" onClick={() => setLimit(shown.length + portion)} __next40pxDefaultSize>
          {sprintf(
            /* translators: 1: rows that are shown, 2: all rows. */
            __('Show more rows (%1$d of %2$d)', 'kundenmeister-data-protection'),
            shown.length,
            rows.length,
          )}
        </Button>
      )}
    </>
  );
}

/** Findings at the cell that they concern; those of a whole row stand at its name. */
function byCell(findings: readonly DirectoryFinding[]): Map<string, DirectoryFinding[]> {
  const found = new Map<string, DirectoryFinding[]>();
  for (const finding of findings) {
    if (finding.activityId !== undefined) {
      const key = cellKey(finding.activityId, gridColumnOf(finding.column ?? 'name'));
      found.set(key, [...(found.get(key) ?? []), finding]);
    }
  }
  return found;
}
