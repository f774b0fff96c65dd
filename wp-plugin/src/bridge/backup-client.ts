import type { BackupDay, Recovery, RecoveryPage } from './backup-types';
import { get, send } from './client';

/** The days from the first backup on, 42 at most, newest first. */
export const listBackups = (): Promise<BackupDay[]> => get('backups');

/** Newest first. */
export const listRecoveries = (cursor?: string): Promise<RecoveryPage> =>
  get(cursor === undefined ? 'restore-requests' : `restore-requests?cursor=${encodeURIComponent(cursor)}`);

/** Rejects with 422 when there is no backup of that day. */
export const askForRecovery = (input: { backupDate: string; description: string }): Promise<Recovery> =>
  send('POST', 'restore-requests', input);

/** Rejects with 409 once the request is closed. */
export const cancelRecovery = (id: string): Promise<Recovery> =>
  send('POST', `restore-requests/${encodeURIComponent(id)}/cancel`);
