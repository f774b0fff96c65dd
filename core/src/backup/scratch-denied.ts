import { OperatorError } from '../errors/operator-error';

/** The database account may not make the database that a backup is put into. */
export class ScratchDenied extends OperatorError {
  readonly code = 'scratch-denied';

  /** `pattern` is what the names of such databases begin with. */
  constructor(pattern: string) {
    super(
      `the database account may not make databases named ${pattern}…: ` +
        'grant what docs/operator.md ("MariaDB") says; a whole restore has an account of its own (docs/operations.md)',
    );
    this.name = 'ScratchDenied';
  }
}

/** What the server answers to whoever lacks a right on a database. */
export function isDenied(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ER_DBACCESS_DENIED_ERROR';
}
