import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Runtime } from './runtime';

/** Asking the system for many small pieces is slow: it is asked for this many bytes at once. */
const poolSize = 8192;
let pool = Buffer.alloc(0);

/** Bytes that were never given out before; they leave no copy in the pool. */
function pooledBytes(length: number): Buffer {
  if (length > pool.length) pool = randomBytes(Math.max(poolSize, length));
  const bytes = Buffer.from(pool.subarray(0, length));
  pool.fill(0, 0, length);
  pool = pool.subarray(length);
  return bytes;
}

/** The real clock, ids and randomness; the only place of core that asks the system for them. */
export const systemRuntime: Runtime = {
  clock: { now: () => new Date() },
  ids: { next: () => v7() },
  random: { bytes: pooledBytes },
};
