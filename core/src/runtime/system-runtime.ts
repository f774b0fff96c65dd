import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Runtime } from './runtime';

/** The real clock, ids and randomness; the only place of core that asks the system for them. */
export const systemRuntime: Runtime = {
  clock: { now: () => new Date() },
  ids: { next: () => v7() },
  random: { bytes: (length) => randomBytes(length) },
};
