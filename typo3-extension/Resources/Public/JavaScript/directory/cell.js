import { cellOf, cellWords, columnLabel } from '@koerbler/kundenmeister-data-protection/directory/columns.js';
import { button, make, say } from '@koerbler/kundenmeister-data-protection/directory/words.js';

/** Whether the cell is saved; if not, why, and what one can do. */
function status(cell, state, choices, duties) {
  switch (state.status) {
    case 'saving':
      return make('p', { class: 'kmdp-cell-status' }, say('saving'));
    case 'saved':
      return make('p', { class: 'kmdp-cell-status kmdp-cell-saved' }, `✓ ${say('saved')}`);
    case 'failed':
      return make(
        'div',
        { class: 'kmdp-cell-trouble' },
        make('p', {}, say('notSaved', state.message)),
        button(say('retry'), () => duties.retry(cell)),
        button(say('discard'), () => duties.discard(cell)),
      );
    case 'conflict': {
      const theirs = cellWords(cell.column, cellOf(state.theirs, cell.column), choices);
      return make(
        'div',
        { class: 'kmdp-cell-trouble' },
        make('p', {}, state.by ? say('conflictBy', state.by) : say('conflict')),
        make('blockquote', { class: 'kmdp-lines', dir: 'auto' }, theirs || say('empty')),
        button(say('keepMine'), () => duties.keepMine(cell)),
        button(say('takeTheirs'), () => duties.takeTheirs(cell)),
      );
    }
  }
  return null;
}

/**
 * One cell of the grid as it is shown: its words, what is missing in it, and how its save went.
 *
 * @param cell `{row, column}`.
 */
export function shownCell(cell, { state, findings, choices, duties }) {
  const { row, column } = cell;
  const value = state?.value ?? cellOf(row, column);
  const isHead = column === 'name';
  return make(
    isHead ? 'th' : 'td',
    {
      role: isHead ? 'rowheader' : 'gridcell',
      tabindex: '-1',
      'data-cell': `${row.id} ${column}`,
      class: findings.length > 0 ? 'kmdp-cell kmdp-cell-lacking' : 'kmdp-cell',
      ...(isHead && { scope: 'row' }),
    },
    make('div', { class: 'kmdp-cell-words', dir: 'auto' }, cellWords(column, value, choices)),
    isHead ? make('small', { class: 'text-body-secondary' }, say(`source.${row.source}`)) : null,
    ...findings.map(({ message }) => make('p', { class: 'kmdp-cell-finding' }, message)),
    state ? status(cell, state, choices, duties) : null,
  );
}

/** What can be done with a row. */
export function actionsCell(row, duties) {
  const remove =
    row.source === 'own' ? button(say('remove'), (event) => duties.remove(row, event.currentTarget)) : null;
  return make(
    'td',
    { role: 'gridcell', tabindex: '-1', 'data-cell': `${row.id} actions`, class: 'kmdp-cell kmdp-cell-actions' },
    button(say('rowHistory'), () => duties.showHistory(row)),
    remove,
  );
}

/** What screen readers hear of a save; nothing while it lasts. */
export function heard(column, state) {
  const label = columnLabel(column);
  return {
    saving: '',
    saved: say('savedCell', label),
    failed: `${label}. ${say('notSaved', state.message)}`,
    conflict: say('conflictCell', label),
  }[state.status];
}
