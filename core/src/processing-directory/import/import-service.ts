import { DomainError } from '../../errors/domain-error';
import type { Acting } from '../../runtime/acting';
import type { DirectoryService } from '../directory-service';
import type { RunFileJob } from '../file-jobs';
import type { HeadingMapping, ImportedColumn } from './read-import';
import type { CellError } from './read-row';

export interface DirectoryImport {
  readonly content: Buffer;
  readonly mapping?: HeadingMapping;
  /** Only says what would be done. */
  readonly dryRun: boolean;
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
  constructor(
    private readonly directory: Pick<DirectoryService, 'addAll'>,
    private readonly runFileJob: RunFileJob,
  ) {}

  /**
   * Reads a CSV or XLSX file and adds its rows, all of them or, when one has an error, none. Throws `field-invalid` when the
   * file cannot be read, or no column holds the name, and `files-busy`.
   */
  async run(acting: Acting, { content, mapping = {}, dryRun }: DirectoryImport): Promise<ImportResult> {
    const { columns, rows: read } = await this.runFileJob(acting.tenantId, 'readImport', { content, mapping });
    if (!columns.some(({ column }) => column === 'name') && !dryRun) {
      throw new DomainError('field-invalid', [{ pointer: '/mapping', code: 'columns-unknown' }]);
    }
    const rejected = read.filter(({ errors }) => errors.length > 0).length;
    const cells = read.flatMap((row) => row.cells ?? []);
    const adds = rejected === 0 ? cells.length : 0;
    if (!dryRun && adds > 0) await this.directory.addAll(acting, cells);
    const rows = read.map(({ line, name, errors }) => ({ line, name, errors }));
    return { columns, rows, imported: adds, rejected };
  }
}
