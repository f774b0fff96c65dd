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
  /** Adds the rows without an error though others have one; otherwise it is all or none. */
  readonly onlyValid?: boolean;
}

export interface ImportedRow {
  /** Of the file, from 1. */
  readonly line: number;
  readonly name: string;
  readonly errors: readonly CellError[];
}

export interface ImportResult {
  readonly columns: readonly ImportedColumn[];
  readonly rows: readonly ImportedRow[];
  /** Rows added; of a dry run, those that would be. */
  readonly imported: number;
  /** Rows with errors, which are not added. */
  readonly rejected: number;
}

/** Adds the rows of an existing directory as rows of the controller's own. */
export class DirectoryImportService {
  constructor(
    private readonly directory: Pick<DirectoryService, 'addAll'>,
    private readonly runFileJob: RunFileJob,
  ) {}

  /**
   * Reads a CSV or XLSX file and adds its rows; when one has an error, the others only if that is asked for. What is added is
   * added whole or not at all. Throws `field-invalid` when the file cannot be read, or no column holds the name, and
   * `files-busy`.
   */
  async run(
    acting: Acting,
    { content, mapping = {}, dryRun, onlyValid = false }: DirectoryImport,
  ): Promise<ImportResult> {
    const { columns, rows: read } = await this.runFileJob(acting.tenantId, 'readImport', { content, mapping });
    if (!columns.some(({ column }) => column === 'name') && !dryRun) {
      throw new DomainError('field-invalid', [{ pointer: '/mapping', code: 'columns-unknown' }]);
    }
    const rejected = read.filter(({ errors }) => errors.length > 0).length;
    const cells = read.flatMap((row) => row.cells ?? []);
    const adds = rejected === 0 || onlyValid ? cells.length : 0;
    if (!dryRun && adds > 0) await this.directory.addAll(acting, cells);
    const rows = read.map(({ line, name, errors }) => ({ line, name, errors }));
    return { columns, rows, imported: adds, rejected };
  }
}
