/** What a day of the backup calendar says; they only grow. */
export const backupStates = ['ok', 'missing', 'failed'] as const;
export type BackupState = (typeof backupStates)[number];

/** One of the days for which a backup is kept. */
export interface BackupDay {
  /** ISO 8601 calendar day in Austria. */
  readonly date: string;
  readonly state: BackupState;
  /** Size of the encrypted file; null without one. */
  readonly bytes: number | null;
  /** When it was last restored for trial and found whole; null when never. */
  readonly verifiedAt: Date | null;
  /** Whether somebody has to act: a backup was due and there is none. */
  readonly alarm: boolean;
}

/** Where a chain stood: the number and hash of its newest entry. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** What is known of one backup without opening it. It names no person. */
export interface BackupManifest {
  readonly v: 1;
  readonly date: string;
  readonly file: string;
  readonly createdAt: string;
  readonly engine: 'sqlite' | 'mysql';
  readonly bytes: number;
  /** Of the encrypted file, as lower-case hex. */
  readonly sha256: string;
  /** The age recipient whose identity opens it. */
  readonly recipient: string;
  /** Rows per table, in the backup itself. */
  readonly tables: Readonly<Record<string, number>>;
  /** Heads that the backup holds, or has moved on from, by tenant. */
  readonly ledgerHeads: Readonly<Record<string, ChainHead>>;
  /** The deletion journal when the backup began; null before the first deletion. */
  readonly journalHead: ChainHead | null;
  readonly verifiedAt: string | null;
}

/** A day on which a backup was tried and none was made. */
export interface FailedBackup {
  readonly date: string;
  readonly failedAt: string;
}
