import { vaultCopyHours } from '../backup/calendar';
import { hourMs } from '../runtime/day';
import type { MasterKeys } from './master-key';

/**
 * How far the change to another master key has come. `complete`: there is one key, and it wraps everything. `prepared`: a
 * new key lies in the file and is not used yet. `rewrapping`: some keys are still wrapped by an older one. `waiting`: none
 * is, but copies of the vault may hold such. `removable`: the older ones may go.
 */
export const rotationPhases = ['complete', 'prepared', 'rewrapping', 'waiting', 'removable'] as const;
export type RotationPhase = (typeof rotationPhases)[number];

export interface RotationFacts {
  readonly master: MasterKeys;
  /** How many keys of the vault each version wraps. */
  readonly wrapped: ReadonlyMap<number, number>;
  /** Since when the current version wraps everything. */
  readonly settledAt: Date | null;
  /** When the oldest copy of the vault was made that is still there. */
  readonly oldestCopy: Date | null;
  readonly now: Date;
}

export interface RotationState {
  readonly phase: RotationPhase;
  readonly current: number;
  /** Versions in the file, in order. */
  readonly versions: readonly number[];
  /** How many keys of the vault are wrapped by another version than the current. */
  readonly outdated: number;
  /** When the older versions may leave the file; null while that is not known. */
  readonly removableAt: Date | null;
  /** Versions that wrap keys of the vault, and that the file lacks: those keys cannot be opened. */
  readonly lacking: readonly number[];
}

/** The state that follows from the file and the vault. A copy of the vault needs the keys that wrapped when it was made. */
export function rotationState({ master, wrapped, settledAt, oldestCopy, now }: RotationFacts): RotationState {
  const { current, keys } = master;
  const versions = [...keys.keys()].sort((a, b) => a - b);
  const outdated = [...wrapped].reduce((sum, [version, count]) => (version === current ? sum : sum + count), 0);
  const lacking = [...wrapped.keys()].filter((version) => !keys.has(version));
  const older = versions.some((version) => version < current);
  const removableAt = older && outdated === 0 && settledAt ? copiesGoneAt(settledAt) : null;
  const base = { current, versions, outdated, removableAt, lacking };
  if (outdated > 0 || (older && !settledAt)) return { ...base, phase: 'rewrapping' };
  if (removableAt && settledAt) {
    const copied = oldestCopy !== null && oldestCopy <= settledAt;
    return { ...base, phase: now < removableAt || copied ? 'waiting' : 'removable' };
  }
  return { ...base, phase: newestVersion(master) > current ? 'prepared' : 'complete' };
}

/** The same keys and a new one, which wraps nothing yet. Its number is higher than any that is `known`. */
export function withNewKey(master: MasterKeys, key: Buffer, known: number | null): MasterKeys {
  const version = Math.max(newestVersion(master), known ?? 0) + 1;
  return { ...master, keys: new Map([...master.keys, [version, key]]) };
}

/** The same keys, of which the newest wraps from now on. */
export function withNewestCurrent(master: MasterKeys): MasterKeys {
  return { ...master, current: newestVersion(master) };
}

/** Without the keys before the current one. */
export function withoutOlder({ current, keys }: MasterKeys): MasterKeys {
  return { current, keys: new Map([...keys].filter(([version]) => version >= current)) };
}

export function newestVersion({ keys }: MasterKeys): number {
  return Math.max(...keys.keys());
}

export function sameMasterKeys(one: MasterKeys, other: MasterKeys): boolean {
  const same = [...one.keys].every(([version, key]) => other.keys.get(version)?.equals(key));
  return same && one.current === other.current && one.keys.size === other.keys.size;
}

function copiesGoneAt(settledAt: Date): Date {
  return new Date(settledAt.getTime() + vaultCopyHours * hourMs);
}
