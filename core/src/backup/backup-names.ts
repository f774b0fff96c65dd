/** How what lies in the store of backups is called; each name begins with its day, `YYYY-MM-DD` in Austria. */

const prefix = 'backup-';

/** What a backup is, written once its file is there. */
export function manifestName(date: string): string {
  return `${prefix}${date}.json`;
}

/** That none was made, or that the one made is not whole. */
export function failureName(date: string): string {
  return `${prefix}${date}.failed.json`;
}

/** The encrypted file of one begun at `createdAt`, ISO 8601: never that of an earlier one of the day, also of the same second. */
export function fileName(date: string, createdAt: string): string {
  return `${prefix}${date}.${createdAt.slice(11, 23).replace(/[:.]/g, '')}.age`;
}

/** What is kept of a day. */
export interface BackupPart {
  readonly date: string;
  readonly kind: 'manifest' | 'failure' | 'file';
}

/** What a name in the store stands for; undefined for what is none of ours. */
export function partOf(name: string): BackupPart | undefined {
  const [, date, end] = /^backup-(\d{4}-\d{2}-\d{2})\.(json|failed\.json|(?:.*\.)?age)$/.exec(name) ?? [];
  if (date === undefined) return undefined;
  return { date, kind: end === 'json' ? 'manifest' : end === 'failed.json' ? 'failure' : 'file' };
}
