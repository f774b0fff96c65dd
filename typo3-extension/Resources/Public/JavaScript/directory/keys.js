/** Rows that PageUp and PageDown pass. */
const page = 10;

const between = (number, last) => Math.min(Math.max(number, 0), last);

/** Where a key leads, as in a spreadsheet (ARIA grid pattern); null when the key is none that moves. */
export function moved({ row, column }, { key, ctrlKey }, { rows, columns }) {
  const to = (nextRow, nextColumn) => ({ row: between(nextRow, rows - 1), column: between(nextColumn, columns - 1) });
  const ways = {
    ArrowUp: () => to(row - 1, column),
    ArrowDown: () => to(row + 1, column),
    ArrowLeft: () => to(row, column - 1),
    ArrowRight: () => to(row, column + 1),
    PageUp: () => to(row - page, column),
    PageDown: () => to(row + page, column),
    Home: () => to(ctrlKey ? 0 : row, 0),
    End: () => to(ctrlKey ? rows - 1 : row, columns - 1),
  };
  return ways[key]?.() ?? null;
}

/** The cell after (1) or before (-1) in reading order, over the ends of rows; at either end of the grid, the same. */
export function stepped({ row, column }, by, { rows, columns }) {
  const place = between(row * columns + column + by, rows * columns - 1);
  return { row: Math.floor(place / columns), column: place % columns };
}

/** Whether the key types a character, which begins to edit a cell anew. */
export function isCharacter({ key, ctrlKey, metaKey, altKey }) {
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey;
}

const stopsWithin = (editor) =>
  [...editor.querySelectorAll('input, textarea, select')].filter((control) => control.offsetParent !== null);

/** What a key in an editor asks for: where to go after saving, or `undo`; null when it belongs to the control. */
export function editorKey(event, editor) {
  if (event.isComposing) {
    return null;
  }
  const stops = stopsWithin(editor);
  const isInText = event.target.matches('textarea');
  switch (event.key) {
    case 'Escape':
      return 'undo';
    case 'Tab':
      return event.target === (event.shiftKey ? stops[0] : stops.at(-1))
        ? event.shiftKey
          ? 'previous'
          : 'next'
        : null;
    case 'Enter':
      return isInText === (event.shiftKey || event.altKey) || event.target.matches('button') ? null : 'down';
    default:
      return null;
  }
}
