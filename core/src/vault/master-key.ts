import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Random } from '../runtime/runtime';

/** The operator's keys that wrap all others, by version; the newest wraps, older ones still open. */
export interface MasterKeys {
  readonly current: number;
  readonly keys: ReadonlyMap<number, Buffer>;
}

/**
 * Reads the master key file: JSON `{"current": 1, "keys": {"1": "<32 bytes, base64>"}}`.
 * Throws, naming the file and never its content, when it is absent or not of this form.
 */
export function readMasterKeys(file: string): MasterKeys {
  if (!existsSync(file))
    throw new Error(`The master key file ${file} is missing. Without it nothing sealed can be read.`);
  let parsed: { current?: unknown; keys?: Record<string, unknown> };
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8')) as typeof parsed;
  } catch {
    throw new Error(`The master key file ${file} is not JSON.`);
  }
  const keys = new Map(
    Object.entries(parsed.keys ?? {}).map(([version, key]) => [Number(version), Buffer.from(String(key), 'base64')]),
  );
  const sound = [...keys.values()].every((key) => key.length === 32);
  if (typeof parsed.current !== 'number' || !keys.has(parsed.current) || !sound) {
    throw new Error(`The master key file ${file} needs a current version and keys of 32 bytes in base64.`);
  }
  return { current: parsed.current, keys };
}

export function masterKeyFileExists(file: string): boolean {
  return existsSync(file);
}

/** Writes a first master key, readable by its owner only, and flushes it to disk. Fails when the file exists. */
export function createMasterKeyFile(file: string, random: Random): void {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'wx', 0o600);
  writeSync(
    descriptor,
    JSON.stringify({ current: 1, keys: { 1: random.bytes(32).toString('base64') } }, null, 2) + '\n',
  );
  fsyncSync(descriptor);
  closeSync(descriptor);
}
