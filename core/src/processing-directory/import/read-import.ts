import type { ActivityColumn } from '../types';
import { proposedColumn } from './headings';
import { readRow, type ReadRow } from './read-row';
import { readTable, type Table } from './read-table';

/** Which column a heading stands for; null for none. Headings that are not named keep the proposal. */
export type HeadingMapping = Readonly<Record<string, ActivityColumn | null>>;

export interface ImportedColumn {
  readonly header: string;
  readonly column: ActivityColumn | null;
}

export interface ReadImport {
  readonly columns: readonly ImportedColumn[];
  /** Those that are not empty; `line` is that of the file, the headings being in line 1. */
  readonly rows: readonly (ReadRow & { readonly line: number })[];
}

/** What a CSV or XLSX file says of a directory. Throws `field-invalid` when it cannot be read. */
export async function readImport(content: Buffer, mapping: HeadingMapping): Promise<ReadImport> {
  const [headings = [], ...lines] = await readTable(content);
  const columns = columnsOf(headings, mapping);
  return { columns, rows: rowsOf(lines, columns) };
}

function columnsOf(headings: readonly string[], mapping: HeadingMapping): readonly ImportedColumn[] {
  const taken = new Set<ActivityColumn | null>(Object.values(mapping));
  return headings.map((header) => {
    const told = Object.hasOwn(mapping, header) ? mapping[header] : undefined;
    if (told !== undefined) return { header, column: told };
    const proposed = proposedColumn(header);
    if (proposed === null || taken.has(proposed)) return { header, column: null };
    taken.add(proposed);
    return { header, column: proposed };
  });
}

function rowsOf(lines: Table, columns: readonly ImportedColumn[]): ReadImport['rows'] {
  return lines.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const texts: Partial<Record<ActivityColumn, string>> = {};
    columns.forEach(({ column }, at) => {
      if (column !== null) texts[column] = cells[at] ?? '';
    });
    return [{ ...readRow(texts), line: index + 2 }];
  });
}
