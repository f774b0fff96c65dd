import {
  closeSync,
  existsSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Random } from '../runtime/runtime';
import { OperatorError } from '../errors/operator-error';

/** The operator's keys that wrap all others, by version; the current wraps, the others still open. */
export interface MasterKeys {
  readonly current: number;
  readonly keys: ReadonlyMap<number, Buffer>;
}

/** The file that holds them. */
export interface MasterKeyFile {
  /** Throws, naming the file and never its content, when it is absent or not of the right form. */
  read(): MasterKeys;
  /** Puts other keys in their place; durable when it returns. */
  replace(keys: MasterKeys): void;
}

const keyLength = 32;

export function masterKeysIn(file: string): MasterKeyFile {
  return { read: () => readMasterKeys(file), replace: (keys) => replaceMasterKeys(file, keys) };
}

/**
 * Reads the master key file: JSON `{"current": 1, "keys": {"1": "<32 bytes, base64>"}}`.
 * Throws, naming the file and never its content, when it is absent or not of this form.
 */
export function readMasterKeys(file: string): MasterKeys {
  if (!existsSync(file))
    throw new OperatorError(`The master key file ${file} is missing. Without it nothing sealed can be read.`);
  let parsed: { current?: unknown; keys?: Record<string, unknown> };
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8')) as typeof parsed;
  } catch {
    throw new OperatorError(`The master key file ${file} is not JSON.`);
  }
  const keys = new Map(
    Object.entries(parsed.keys ?? {}).map(([version, key]) => [Number(version), Buffer.from(String(key), 'base64')]),
  );
  const sound = [...keys].every(([version, key]) => Number.isInteger(version) && key.length === keyLength);
  if (typeof parsed.current !== 'number' || !keys.has(parsed.current) || !sound) {
    throw new OperatorError(`The master key file ${file} needs a current version and keys of 32 bytes in base64.`);
  }
  return { current: parsed.current, keys };
}

export function masterKeyFileExists(file: string): boolean {
  return existsSync(file);
}

export function newMasterKey(random: Random): Buffer {
  return random.bytes(keyLength);
}

/** Writes a first master key, readable by its owner only, and flushes it to disk. Fails when the file exists. */
export function createMasterKeyFile(file: string, random: Random): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFlushed(file, 'wx', { current: 1, keys: new Map([[1, newMasterKey(random)]]) });
  flushDirectory(file);
}

/**
 * Puts other keys in the place of those in the file: whoever reads it finds the old ones or the new ones, whole, also after
 * a power cut. Owner and mode stay as strict as they were. Follows a symbolic link.
 */
export function replaceMasterKeys(file: string, keys: MasterKeys): void {
  const target = realpathSync(file);
  const unfinished = `${target}.new`;
  // What a crash left holds a key that nothing was wrapped with.
  rmSync(unfinished, { force: true });
  writeFlushed(unfinished, 'wx', keys, statSync(target));
  renameSync(unfinished, target);
  flushDirectory(target);
}

function writeFlushed(file: string, flags: string, keys: MasterKeys, owner?: { uid: number; gid: number }): void {
  const descriptor = openSync(file, flags, 0o600);
  try {
    // Run by root for the service's account, this must not take the file away from it.
    const { uid, gid } = fstatSync(descriptor);
    if (owner && (owner.uid !== uid || owner.gid !== gid)) fchownSync(descriptor, owner.uid, owner.gid);
    writeSync(descriptor, toText(keys));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A new or renamed file survives a power cut only once its directory is flushed, too. */
function flushDirectory(file: string): void {
  const descriptor = openSync(dirname(file), 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function toText({ current, keys }: MasterKeys): string {
  const encoded = [...keys].map(([version, key]) => [version, key.toString('base64')] as const);
  return `${JSON.stringify({ current, keys: Object.fromEntries(encoded) }, null, 2)}\n`;
}
