import { DomainError } from '../../errors/domain-error';
import type { Acting } from '../../runtime/acting';
import type { DirectoryService } from '../directory-service';
import type { ActivityColumn } from '../types';
import { proposedColumn } from './headings';
import { readRow, type CellError, type ReadRow } from './read-row';
import { readTable, type Table } from './read-table';

export interface DirectoryImport {
  readonly content: Buffer;
  /** Which column a heading stands for; null for none. Headings that are not named keep the proposal. */
  readonly mapping?: Readonly<Record<string, ActivityColumn | null>>;
  /** Only says what would be done. */
  readonly dryRun: boolean;
}

export interface ImportedColumn {
  readonly header: string;
  readonly column: ActivityColumn | null;
}

export interface ImportedRow {
  /** Of the file, the headings being in line 1. */
  readonly line: number;
  readonly name: string;
  readonly errors: readonly CellError[];
}

export interface ImportResult {
  readonly columns: readonly ImportedColumn[];
  readonly rows: readonly ImportedRow[];
  /** Rows added; of a dry run, those that would be. */
  readonly imported: number;
  /** Rows with errors; as long as there are any, nothing is added. */
  readonly rejected: number;
}

/** Adds the rows of an existing directory as rows of the controller's own. */
export class DirectoryImportService {
  constructor(private readonly directory: Pick<DirectoryService, 'addAll'>) {}

  /**
   * Reads a CSV or XLSX file and adds its rows, all of them or, when one has an error, none. Throws `field-invalid` when the
   * file cannot be read, or no column holds the name.
   */
  async run(acting: Acting, { content, mapping = {}, dryRun }: DirectoryImport): Promise<ImportResult> {
    const [headings = [], ...lines] = await readTable(content);
    const columns = columnsOf(headings, mapping);
    if (!columns.some(({ column }) => column === 'name') && !dryRun) {
      throw new DomainError('field-invalid', [{ pointer: '/mapping', code: 'columns-unknown' }]);
    }
    const read = rowsOf(lines, columns);
    const rejected = read.filter(({ errors }) => errors.length > 0).length;
    const cells = read.flatMap((row) => row.cells ?? []);
    const adds = rejected === 0 ? cells.length : 0;
    if (!dryRun && adds > 0) await this.directory.addAll(acting, cells);
    const rows = read.map(({ line, name, errors }) => ({ line, name, errors }));
    return { columns, rows, imported: adds, rejected };
  }
}

function columnsOf(
  headings: readonly string[],
  mapping: NonNullable<DirectoryImport['mapping']>,
): readonly ImportedColumn[] {
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

function rowsOf(lines: Table, columns: readonly ImportedColumn[]): readonly (ReadRow & { readonly line: number })[] {
  return lines.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const texts: Partial<Record<ActivityColumn, string>> = {};
    columns.forEach(({ column }, at) => {
      if (column !== null) texts[column] = cells[at] ?? '';
    });
    return [{ ...readRow(texts), line: index + 2 }];
  });
}
