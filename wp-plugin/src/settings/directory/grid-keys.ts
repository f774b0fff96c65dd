/** Where in the grid, both from 0. */
export interface Position {
  row: number;
  column: number;
}

export interface GridShape {
  rows: number;
  columns: number;
  /** Rows stand as cards, one cell below the other: up and down go from cell to cell. */
  isStacked: boolean;
}

/** Rows that PageUp and PageDown pass. */
const page = 10;

/** Keys as `KeyboardEvent.key` names them, with what is held down. */
export interface GridKey {
  key: string;
  ctrlKey: boolean;
}

/** Where a key leads, as in a spreadsheet (ARIA grid pattern); null when the key is none that moves. */
export function moved({ row, column }: Position, { key, ctrlKey }: GridKey, shape: GridShape): Position | null {
  const [lastRow, lastColumn] = [shape.rows - 1, shape.columns - 1];
  const toRow = (next: number): Position => ({ row: Math.min(Math.max(next, 0), lastRow), column });
  const toColumn = (next: number): Position => ({ row, column: Math.min(Math.max(next, 0), lastColumn) });
  switch (key) {
    case 'ArrowUp':
      return shape.isStacked ? stepped({ row, column }, -1, shape) : toRow(row - 1);
    case 'ArrowDown':
      return shape.isStacked ? stepped({ row, column }, 1, shape) : toRow(row + 1);
    case 'ArrowLeft':
      return toColumn(column - 1);
    case 'ArrowRight':
      return toColumn(column + 1);
    case 'PageUp':
      return toRow(row - page);
    case 'PageDown':
      return toRow(row + page);
    case 'Home':
      return ctrlKey ? { row: 0, column: 0 } : toColumn(0);
    case 'End':
      return ctrlKey ? { row: lastRow, column: lastColumn } : toColumn(lastColumn);
    default:
      return null;
  }
}

/** The cell after (1) or before (-1) in reading order, over the ends of rows; at either end of the grid, the same. */
export function stepped(from: Position, by: 1 | -1, { rows, columns }: GridShape): Position {
  const place = from.row * columns + from.column + by;
  const within = Math.min(Math.max(place, 0), rows * columns - 1);
  return { row: Math.floor(within / columns), column: within % columns };
}

/** Whether the key types a character, which begins to edit a cell anew. */
export function isCharacter(event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}
