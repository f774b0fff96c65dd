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
  /** Whether this day is one to worry about: a backup was due and there is none. */
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

/** A day on which a backup was tried and none was made, or the one made was found not whole. */
export interface FailedBackup {
  readonly date: string;
  readonly failedAt: string;
}

/** What is known of the backup of one day; nothing of days on which none was tried. */
export interface BackupRecord {
  readonly date: string;
  /** When the backup was begun; null when none was made, or what was made cannot be told. */
  readonly madeAt: Date | null;
  readonly bytes: number | null;
  readonly verifiedAt: Date | null;
  readonly failedAt: Date | null;
}

export const backupAlarmCodes = ['backup-none', 'backup-missing', 'backup-failed', 'backup-unverified'] as const;

/** Why somebody has to look at the backups. */
export interface BackupAlarm {
  readonly code: (typeof backupAlarmCodes)[number];
  /** The days concerned, oldest first. */
  readonly dates: readonly string[];
}

/** How the backups stand. */
export interface BackupStanding {
  /** Days of which there is a backup. */
  readonly kept: number;
  /** Days since the first backup of which there is none. */
  readonly missing: number;
  /** The newest backup; null without any. */
  readonly newest: { readonly date: string; readonly madeAt: Date; readonly verifiedAt: Date | null } | null;
  /** Since when there are data to back up; null while there are none. */
  readonly since: Date | null;
  /** When a backup was last restored for trial and found whole. */
  readonly verifiedAt: Date | null;
  readonly alarms: readonly BackupAlarm[];
}
