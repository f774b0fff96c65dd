import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { OperatorError } from '../errors/operator-error';

/** The operator's key that opens backups, in age's file format (https://age-encryption.org). */
export interface BackupKey {
  /** `age1…`: encrypts. */
  readonly recipient: string;
  /** `AGE-SECRET-KEY-1…`: opens. */
  readonly identity: string;
}

/** There is no key to encrypt to, and what lies there is of another, beside which none is made. */
export class BackupKeyMissing extends OperatorError {
  constructor(file: string) {
    const mend = 'put it back, or set BACKUP_RECIPIENT to encrypt to another key of yours';
    super(`the backup key file ${file} is missing, and there are backups that only its key opens: ${mend}`);
    this.name = 'BackupKeyMissing';
  }
}

/** Makes a key file, readable by its owner only, and flushes it to disk. Throws when the file exists. */
export async function createBackupKeyFile(file: string, now: Date): Promise<void> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`# created: ${now.toISOString()}\n# public key: ${recipient}\n${identity}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The key in a file as `age-keygen` and this program make it. Throws, naming the file only, when there is none. */
export async function readBackupKeyFile(file: string): Promise<BackupKey> {
  if (!existsSync(file)) throw new OperatorError(`The backup key file ${file} is missing: only its key opens backups.`);
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const identity = lines.find((line) => line.startsWith('AGE-SECRET-KEY-'))?.trim();
  if (identity === undefined) throw new OperatorError(`The backup key file ${file} holds no AGE-SECRET-KEY.`);
  try {
    return { identity, recipient: await identityToRecipient(identity) };
  } catch {
    throw new OperatorError(`The key in the backup key file ${file} is damaged.`);
  }
}

export function keyFileExists(file: string): boolean {
  return existsSync(file);
}
