import { OperatorError } from '../errors/operator-error';

const reasons = {
  'sealed-file-empty': 'is empty',
  'sealed-file-foreign': 'is no age file',
  'sealed-file-damaged': 'is cut or damaged',
  'sealed-file-key': 'was made for another backup key',
  'sealed-file-other': 'is not the one that was made',
} as const;

const remedies = {
  'sealed-file-empty': 'take another copy of it, or another day',
  'sealed-file-foreign': 'name a backup or a copy of the vault',
  'sealed-file-damaged': 'take another copy of it, or another day',
  'sealed-file-key': 'put the key file of that time at BACKUP_KEY_FILE',
  'sealed-file-other': 'take another copy of it, or another day',
} as const;

export type SealedFileCode = keyof typeof reasons;

/** A backup or a copy of the vault cannot be opened. Says its file's name, and nothing that stands in it. */
export class SealedFileFault extends OperatorError {
  constructor(
    readonly code: SealedFileCode,
    file: string,
  ) {
    super(`the file ${file} ${reasons[code]}: ${remedies[code]}`);
    this.name = 'SealedFileFault';
  }
}

/**
 * Why a file could not be opened, in place of what the libraries say, who quote it. What is no fault of the file, such as a
 * full disk or a store that is away, stays as it is: it has a code of its own.
 */
export function openingFault(error: unknown, file: string, { isEmpty }: { isEmpty: boolean }): unknown {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (error instanceof OperatorError || (typeof code === 'string' && !code.startsWith('Z_'))) return error;
  if (isEmpty) return new SealedFileFault('sealed-file-empty', file);
  const said = String(message);
  if (said.startsWith('invalid version') || said === 'invalid non-ASCII byte in header') {
    return new SealedFileFault('sealed-file-foreign', file);
  }
  if (said.startsWith('no identity matched')) return new SealedFileFault('sealed-file-key', file);
  return new SealedFileFault('sealed-file-damaged', file);
}
