/** What one column asks for; widths in points, with the padding. */
export interface ColumnNeed {
  /** Of the page's width, in hundredths of the sum. */
  readonly share: number;
  /** Width of the longest word below the heading that is not too long for any column; 0 where nothing stands there. */
  readonly longestWord: number;
  /** Width of the heading's longest word. */
  readonly heading: number;
}

/** How much wider than its share a column may become for the sake of one word, and how much narrower for that of others. */
export const widest = 1.6;
const narrowest = 0.7;

/**
 * Widths of the columns that add up to `whole`: by their shares, but wider where a word would have to be broken, as far as
 * the other columns can give room.
 */
export function columnWidths(needs: readonly ColumnNeed[], whole: number): readonly number[] {
  const sum = needs.reduce((total, { share }) => total + share, 0);
  const columns = needs.map(({ share, longestWord, heading }) => {
    const width = (whole * share) / sum;
    const least = Math.max(longestWord === 0 ? 0 : narrowest * width, longestWord, heading);
    return { width, more: clamp(least - width, (widest - 1) * width), less: Math.max(0, width - least) };
  });
  const wanted = columns.reduce((total, { more }) => total + more, 0);
  const offered = columns.reduce((total, { less }) => total + less, 0);
  const moved = Math.min(wanted, offered);
  return columns.map(({ width, more, less }) => {
    return width + (wanted > 0 ? (more * moved) / wanted : 0) - (offered > 0 ? (less * moved) / offered : 0);
  });
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), most);
}
