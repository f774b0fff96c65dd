import type { Page, PageRequest } from './page';

/** Cuts a page from rows that were read with one more than the limit; ids are the cursor, as they are in order of time. */
export function pageOf<T, R>(
  rows: readonly R[],
  { limit }: PageRequest,
  cursorOf: (row: R) => string,
  map: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(map), nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
