import type { BackupStore } from './backup-store';
import { directoryStore } from './directory-store';
import { parseS3Address } from './s3-address';
import type { S3Access } from './s3-client';
import { S3Store } from './s3-store';

/** The store at a place as an operator names it: a directory, or `s3://BUCKET/FOLDER`. */
export function openStore(place: string, s3: S3Access = {}): BackupStore {
  const address = parseS3Address(place);
  return address ? new S3Store(address, s3) : directoryStore(place);
}
