import type { ImportReport, ImportRow } from '../../bridge/directory-types';

/** How many rows an import would add: all or none, unless only those without an error are wanted. */
export function rowsToImport({ rows, rejected }: ImportReport, onlyValid: boolean): number {
  return rejected === 0 || onlyValid ? rows.length - rejected : 0;
}

/** The rows that have an error. */
export function leftOut(rows: ImportRow[]): ImportRow[] {
  return rows.filter(({ errors }) => errors.length > 0);
}
