import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Activity, DirectoryChoices } from '../../bridge/directory-types';
import type { CellState } from './cell-states';
import { cellWords } from './cell-words';
import { cellOf, type GridColumn } from './columns';
import type { GridActions } from './grid-types';
import { refusalWords } from './save-words';

interface CellStatusProps {
  row: Activity;
  column: GridColumn;
  state: CellState;
  choices: DirectoryChoices;
  actions: GridActions;
  /** Whether Tab leads to the buttons. */
  isActive: boolean;
}

/** Whether the cell is saved; if not, why, and what one can do. */
export function CellStatus({ row, column, state, choices, actions, isActive }: CellStatusProps): ReactNode {
  const button = (words: string, action: (row: Activity, column: GridColumn) => void): ReactNode => (
    <Button
      variant="secondary"
      size="small"
      tabIndex={isActive ? 0 : -1}
      onClick={() => {
        actions.focus({ activityId: row.id, column });
        action(row, column);
      }}
    >
      {words}
    </Button>
  );
  switch (state.status) {
    case 'saving':
      return <p className="kmdp-cell-status">{__('Saving…', 'kundenmeister-data-protection')}</p>;
    case 'saved':
      return <p className="kmdp-cell-status is-saved">{__('Saved', 'kundenmeister-data-protection')}</p>;
    case 'failed':
      return (
        <div className="kmdp-cell-trouble">
          <p>{refusalWords(state.problem)}</p>
          <div className="kmdp-cell-buttons">
            {button(__('Try again', 'kundenmeister-data-protection'), actions.retry)}
            {button(__('Discard', 'kundenmeister-data-protection'), actions.discard)}
          </div>
        </div>
      );
    case 'conflict': {
      const theirs = cellWords(column, cellOf(state.theirs, column), choices.countries);
      return (
        <div className="kmdp-cell-trouble">
          <p>{conflictWords(state.by)}</p>
          <blockquote dir="auto">{theirs === '' ? __('Empty', 'kundenmeister-data-protection') : theirs}</blockquote>
          <div className="kmdp-cell-buttons">
            {button(__('Keep mine', 'kundenmeister-data-protection'), actions.keepMine)}
            {button(__('Take theirs', 'kundenmeister-data-protection'), actions.takeTheirs)}
          </div>
        </div>
      );
    }
  }
}

function conflictWords(by: string | null): string {
  return by === null
    ? __('Not saved: someone else changed this meanwhile to', 'kundenmeister-data-protection')
    : sprintf(
        /* translators: %s: name of a person; the new value follows. */
        __('Not saved: %s changed this meanwhile to', 'kundenmeister-data-protection'),
        by,
      );
}
