import type { BackupPlaces } from '@kundenmeister/core';
import type { Config } from '../config';

/** Where backups and copies of the vault lie, and the key they are encrypted to, as the operator configured it. */
export function backupPlaces({ backupDir, vaultCopyDir, s3, backupKeyFile, backupRecipient }: Config): BackupPlaces {
  const recipient = backupRecipient === undefined ? {} : { recipient: backupRecipient };
  return { backupDir, vaultCopyDir, s3, keyFile: backupKeyFile, ...recipient };
}
