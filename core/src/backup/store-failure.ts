import { OperatorError } from '../errors/operator-error';

/** Why a place of backups did not do what it was asked. */
export type StoreFailureCode =
  'store-unreachable' | 'store-access-denied' | 'store-bucket-missing' | 'store-file-missing' | 'store-failed';

/** A place of backups failed: one line for the operator, without any secret. */
export class BackupStoreFailure extends OperatorError {
  constructor(
    readonly code: StoreFailureCode,
    message: string,
  ) {
    super(message);
    this.name = 'BackupStoreFailure';
  }
}

/** Whether the place itself could not be asked, which says nothing of what lies there. */
export function isPlaceAway(error: unknown): boolean {
  return error instanceof BackupStoreFailure && error.code !== 'store-file-missing';
}
