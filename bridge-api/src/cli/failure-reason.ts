import { DomainError, OperatorError } from '@kundenmeister/core';
import { catalogueEntry } from '../problems/catalogue';
import { refusalOf } from '../problems/problem';

const full = 'a disk is full: make room for the data, the backups and the temporary files, then try again';
const noDirectory =
  'a file is in place of a directory: check BACKUP_DIR, VAULT_COPY_DIR and the folders of the other files';
const lacksRight =
  'the database account lacks a right: compare its grants with docs/operator.md ("MariaDB"), for a whole restore with docs/operations.md';

/** Of the operating system and of the database engines, by code. */
const systemReasons: Readonly<Record<string, string>> = {
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_FULL: full,
  ER_DISK_FULL: full,
  ER_RECORD_FILE_FULL: full,
  EEXIST: noDirectory,
  ENOTDIR: noDirectory,
  EISDIR: 'a directory is in place of a file: check the files that the variables name',
  EACCES: 'a file or a directory is refused to this account: check its owner and its permissions',
  EPERM: 'a file or a directory is refused to this account: check its owner and its permissions',
  EROFS: 'a disk can only be read: make it writable, then try again',
  EADDRINUSE: 'the address is taken: choose another PORT or HOST',
  ER_DBACCESS_DENIED_ERROR: lacksRight,
  ER_TABLEACCESS_DENIED_ERROR: lacksRight,
  ER_SPECIFIC_ACCESS_DENIED_ERROR: lacksRight,
};

const storageAway = 'a database cannot be reached or written now: check DATABASE_URL, VAULT_URL and their disks';

/**
 * Why a command failed, as one line without personal data. Only what is known to be our own words is said as it is: drivers and
 * libraries quote statements and files, so theirs are named by class and code.
 */
export function failureReason(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (error instanceof DomainError && error.code === 'not-found') return 'no such tenant or key (not-found)';
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const known = typeof code === 'string' && Object.hasOwn(systemReasons, code) ? systemReasons[code] : undefined;
  if (known !== undefined) return `${known} (${String(code)})`;
  const refusal = refusalOf(error).code;
  if (refusal === 'storage-unavailable') return `${storageAway} (${refusal})`;
  if (error instanceof DomainError) return `${catalogueEntry(error.code).detail.en} (${error.code})`;
  if (!(error instanceof Error)) return 'unexpected error';
  return typeof code === 'string' ? `${String(name)} (${code})` : `unexpected error (${String(name)})`;
}
