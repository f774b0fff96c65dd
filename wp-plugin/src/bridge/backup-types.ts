/** Backups and recoveries as the bridge's JSON carries them. */

/** One of the days for which a backup is kept. */
export interface BackupDay {
  /** A calendar day in Austria, YYYY-MM-DD. */
  date: string;
  state: 'ok' | 'missing' | 'failed';
  /** Size of the encrypted file; null without one. */
  bytes: number | null;
  /** When it was restored for trial and found whole; null when never. */
  verifiedAt: string | null;
}

export type RecoveryState = 'received' | 'done' | 'refused' | 'cancelled';

/** The controller asks for its lost rows from the backup of a day. */
export interface Recovery {
  id: string;
  backupDate: string;
  state: RecoveryState;
  /** Gone once the request is closed, as is who asked. */
  description: string | null;
  requestedBy: string | null;
  receivedAt: string;
  closedAt: string | null;
  refusalReason: string | null;
}

export interface RecoveryPage {
  items: Recovery[];
  nextCursor: string | null;
  /** How many there were this year, how many are usual, and what that means. */
  fairUse: { year: number; count: number; usual: number; exceeded: boolean; note: string };
}
