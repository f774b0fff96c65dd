import { proposedColumn } from './headings';
import type { Table } from './read-table';

/** What heads one column of a file. */
export interface Heading {
  /** Unlike every other of the file. */
  readonly header: string;
  /** As it stands in the file. */
  readonly written: string;
  /** The column's number, from 0. */
  readonly at: number;
}

/** Rows that may stand above the headings, as a title and the controller's name do in templates. */
const mostAbove = 20;
/** A row further down has to name so many columns to be taken for the headings. */
const fewestKnown = 3;

/** The number of the row, from 0, in which the headings stand: the first one, or one below that names more columns. */
export function headingRow(table: Table): number {
  const known = table.slice(0, mostAbove + 1).map((row) => new Set(row.map(proposedColumn).filter(Boolean)).size);
  const most = Math.max(...known);
  return most >= fewestKnown ? known.indexOf(most) : 0;
}

/**
 * The headings of a row, with the rows below it. One that stands there again gets a number; one that is empty is named by
 * the letter of its column, and left out where nothing stands below it.
 */
export function headingsOf(row: readonly string[], below: Table): readonly Heading[] {
  const used = new Set<string>();
  return Array.from({ length: Math.max(row.length, ...below.map(({ length }) => length)) }, (_, at) => at)
    .filter((at) => [row, ...below].some((cells) => (cells[at] ?? '').trim() !== ''))
    .map((at) => {
      const written = row[at] ?? '';
      const header = unlike(used, written.trim() === '' ? `[${letters(at)}]` : written);
      used.add(header);
      return { header, written, at };
    });
}

function unlike(used: ReadonlySet<string>, header: string): string {
  let count = 1;
  let name = header;
  while (used.has(name)) {
    count += 1;
    name = `${header} (${count})`;
  }
  return name;
}

/** A column's name in a spreadsheet: A to Z, then AA. */
function letters(at: number): string {
  const rest = String.fromCharCode(65 + (at % 26));
  return at < 26 ? rest : letters(Math.floor(at / 26) - 1) + rest;
}
