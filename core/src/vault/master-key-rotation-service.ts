import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../database/database';
import type { Runtime } from '../runtime/runtime';
import { deriveKey } from './derive';
import { KeyWrapper } from './key-wrapper';
import { newMasterKey, type MasterKeyFile, type MasterKeys } from './master-key';
import {
  newestVersion,
  rotationState,
  sameMasterKeys,
  withNewestCurrent,
  withNewKey,
  withoutOlder,
  type RotationState,
} from './master-key-rotation';
import * as store from './master-key-rotation-store';
import { OperatorError } from '../errors/operator-error';

/** Keys wrapped anew in one transaction, unless it is told otherwise. */
const usualBatch = 500;

/** What one run did, and where the rotation stands now. */
export interface Rotation extends RotationState {
  /** Keys of the vault that were wrapped anew. */
  readonly rewrapped: number;
  /** Versions that left the file. */
  readonly removed: readonly number[];
}

/** The file is not the one that the vault knows: another machine's has a newer key, or it was put back from a copy. */
export class MasterKeyFileOutdated extends OperatorError {
  constructor(version: number) {
    super(
      `The master key file does not hold the version ${version} that the vault knows: ` +
        'bring the newest copy of the file to this machine first.',
    );
    this.name = 'MasterKeyFileOutdated';
  }
}

/** A rotation is under way, so that none can be prepared. */
export class RotationUnderWay extends OperatorError {
  constructor() {
    super('The master key is being changed already: finish that first.');
    this.name = 'RotationUnderWay';
  }
}

/**
 * Changes the master key while bridges run. Each step may be cut off at any point and is gone on with by the next run: new
 * key into the file, every key of the vault wrapped anew, older keys out of the file once no copy of the vault needs them.
 */
export class MasterKeyRotationService {
  constructor(
    private readonly database: Database,
    private readonly file: MasterKeyFile,
    private readonly runtime: Pick<Runtime, 'clock' | 'random'>,
    private readonly batch = usualBatch,
  ) {}

  /** Where the rotation stands. `oldestCopy`: when the oldest copy of the vault was made that is still there. */
  async state(oldestCopy: Date | null = null): Promise<RotationState> {
    return (await this.look(oldestCopy)).state;
  }

  /**
   * Puts a new key into the file that wraps nothing yet, so that the file can be copied to where it is needed before.
   * Does nothing when there is one. Throws `MasterKeyFileOutdated`, `RotationUnderWay`.
   */
  async prepare(): Promise<Rotation> {
    await this.step(null, ({ state, master, known }) => {
      // A prepared key that is lost was never used.
      if (known.newest === known.current) requireNewest(master, known);
      if (state.phase === 'prepared') return { master, settledAt: known.settledAt };
      if (state.phase !== 'complete') throw new RotationUnderWay();
      return { master: this.withNewKey(master, known), settledAt: known.settledAt };
    });
    return { ...(await this.state()), rewrapped: 0, removed: [] };
  }

  /**
   * Begins a rotation, or goes on with one: a new one begins when the one before is complete. The prepared key becomes the
   * current, or else a new one is made. Throws `MasterKeyFileOutdated`.
   */
  async rotate(oldestCopy: Date | null): Promise<Rotation> {
    await this.begin();
    const rewrapped = await this.rewrap();
    await this.settle();
    const removed = await this.removeOlder(oldestCopy);
    if (rewrapped > 0) await this.database.forget();
    return { ...(await this.state(oldestCopy)), rewrapped, removed };
  }

  private begin(): Promise<void> {
    return this.step(null, ({ state: { phase }, master, known }) => {
      requireNewest(master, known);
      if (phase === 'waiting' || phase === 'removable') return { master, settledAt: known.settledAt };
      const more = phase === 'complete' ? this.withNewKey(master, known) : master;
      return { master: phase === 'rewrapping' ? master : withNewestCurrent(more), settledAt: null };
    });
  }

  private async rewrap(): Promise<number> {
    const { current } = this.file.read();
    const wrapper = new KeyWrapper(() => this.file.read(), this.runtime.random);
    let rewrapped = 0;
    for (const name of store.wrappingTables) {
      for (let after = ''; ;) {
        const which = { name, current, after, limit: this.batch };
        const outdated = await this.database.read((each) => store.listOutdated(each, which));
        const last = outdated.at(-1);
        if (!last) break;
        const anew = outdated.map((key) => ({ key, wrapped: wrapper.wrap(key, wrapper.unwrap(key, key), current) }));
        rewrapped += await this.database.write((transaction) => store.replaceWrapped(transaction, name, anew));
        after = last.id;
      }
    }
    return rewrapped;
  }

  /** Notes since when nothing needs an older key. */
  private settle(): Promise<void> {
    return this.step(null, ({ state: { outdated }, master, known }) => {
      const settledAt = outdated > 0 ? null : (known.settledAt ?? this.runtime.clock.now());
      return { master, settledAt };
    });
  }

  private async removeOlder(oldestCopy: Date | null): Promise<readonly number[]> {
    let removed: readonly number[] = [];
    await this.step(oldestCopy, ({ state: { phase, versions, current }, master, known }) => {
      removed = phase === 'removable' ? versions.filter((version) => version < current) : [];
      return { master: removed.length > 0 ? withoutOlder(master) : master, settledAt: known.settledAt };
    });
    return removed;
  }

  private withNewKey(master: MasterKeys, { newest }: store.KnownMasterKeys): MasterKeys {
    return withNewKey(master, newMasterKey(this.runtime.random), newest);
  }

  /**
   * Looks, decides, and changes file and vault, the file first, if nobody else did meanwhile; else once more. Looking at
   * every key takes its time, and nobody else may have to wait for it.
   */
  private async step(
    oldestCopy: Date | null,
    decide: (found: Found) => { master: MasterKeys; settledAt: Date | null },
  ): Promise<void> {
    for (;;) {
      const found = await this.look(oldestCopy);
      const { master, settledAt } = decide(found);
      const done = await this.database.write(async (transaction) => {
        const known = await store.lockKnown(transaction);
        const before = this.file.read();
        if (!isDeepStrictEqual(known, found.known) || !sameMasterKeys(before, found.master)) return false;
        if (master !== found.master) this.file.replace(master);
        const newest = newestVersion(master);
        const fingerprint = fingerprintOf(master, newest) ?? null;
        await store.writeKnown(transaction, { newest, fingerprint, current: master.current, settledAt });
        return true;
      });
      if (done) return;
    }
  }

  private async look(oldestCopy: Date | null): Promise<Found> {
    const known = await this.database.read(store.readKnown);
    const wrapped = await this.database.read(store.countByVersion);
    const master = this.file.read();
    // What was noted for another key says nothing about this one: a crash came between file and vault.
    const settledAt = known.current === master.current ? known.settledAt : null;
    const state = rotationState({ master, wrapped, settledAt, oldestCopy, now: this.runtime.clock.now() });
    return { state, master, known };
  }
}

interface Found {
  readonly state: RotationState;
  readonly master: MasterKeys;
  readonly known: store.KnownMasterKeys;
}

/** Two files with different keys of one number would lose whatever one of them wraps. */
function requireNewest(master: MasterKeys, { newest, fingerprint }: store.KnownMasterKeys): void {
  if (newest === null) return;
  if (fingerprintOf(master, newest) !== fingerprint) throw new MasterKeyFileOutdated(newest);
}

function fingerprintOf({ keys }: MasterKeys, version: number): string | undefined {
  const key = keys.get(version);
  return key && deriveKey(key, 'master-key-fingerprint').toString('hex');
}
