import { hash } from 'node:crypto';
import type { Random } from '../runtime/runtime';

/** Marks a key as ours, so that secret scanners can find one that leaked. */
const prefix = 'kmdp_';

/** A new key of 256 random bits. Shown once; only its hash is stored. */
export function newApiKey(random: Random): string {
  return prefix + random.bytes(32).toString('base64url');
}

/** SHA-256 as hex. A fast hash is enough: the key is random, so there is nothing to guess. */
export function hashApiKey(key: string): string {
  return hash('sha256', key, 'hex');
}
