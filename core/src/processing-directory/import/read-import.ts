import type { ActivityColumn } from '../types';
import { headingRow, headingsOf, type Heading } from './heading-row';
import { proposedColumn } from './headings';
import { readRow, type ReadRow } from './read-row';
import { readTable, type Table } from './read-table';

/** Which column a heading stands for; null for none. Headings that are not named keep the proposal. */
export type HeadingMapping = Readonly<Record<string, ActivityColumn | null>>;

export interface ImportedColumn {
  /** Unlike every other of the file: a repeated heading has a number, an empty one is the column's letter in brackets. */
  readonly header: string;
  readonly column: ActivityColumn | null;
}

export interface ReadImport {
  readonly columns: readonly ImportedColumn[];
  /** Those that are not empty; `line` is that of the file, from 1. */
  readonly rows: readonly (ReadRow & { readonly line: number })[];
}

/** What a CSV or XLSX file says of a directory. Throws `field-invalid` when it cannot be read. */
export async function readImport(content: Buffer, mapping: HeadingMapping): Promise<ReadImport> {
  const table = await readTable(content);
  const at = headingRow(table);
  const below = table.slice(at + 1);
  const columns = columnsOf(headingsOf(table[at] ?? [], below), mapping);
  return {
    columns: columns.map(({ header, column }) => ({ header, column })),
    rows: rowsOf(below, columns, at + 2),
  };
}

interface PlacedColumn extends ImportedColumn {
  readonly at: number;
}

function columnsOf(headings: readonly Heading[], mapping: HeadingMapping): readonly PlacedColumn[] {
  const taken = new Set<ActivityColumn | null>(Object.values(mapping));
  return headings.map(({ header, written, at }) => {
    const told = Object.hasOwn(mapping, header) ? mapping[header] : undefined;
    if (told !== undefined) return { header, at, column: told };
    const proposed = proposedColumn(written);
    if (proposed === null || taken.has(proposed)) return { header, at, column: null };
    taken.add(proposed);
    return { header, at, column: proposed };
  });
}

function rowsOf(lines: Table, columns: readonly PlacedColumn[], firstLine: number): ReadImport['rows'] {
  return lines.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const texts: Partial<Record<ActivityColumn, string>> = {};
    for (const { column, at } of columns) {
      if (column !== null) texts[column] = cells[at] ?? '';
    }
    return [{ ...readRow(texts), line: index + firstLine }];
  });
}
