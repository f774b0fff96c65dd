import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '../database/database';
import { migrate } from '../database/migrate';
import { vaultMigrations } from '../database/vault-migrations/index';
import { systemRuntime } from '../runtime/system-runtime';
import { movableClock, onEachEngine, type TestDatabases } from '../testing';
import { StopAt, stopping } from '../testing-faults';
import { createMasterKeyFile, masterKeysIn, readMasterKeys } from './master-key';
import { MasterKeyFileOutdated, MasterKeyRotationService, RotationUnderWay } from './master-key-rotation-service';
import { countByVersion } from './master-key-rotation-store';
import { Vault } from './vault';

const start = '2026-11-24T10:00:00.000Z';
const hours = (count: number): string => new Date(Date.parse(start) + count * 3_600_000).toISOString();

onEachEngine('Changing the master key', (make) => {
  let databases: TestDatabases;
  let database: Database;
  const clock = movableClock(start);
  const runtime = { ...systemRuntime, clock };

  beforeEach(async () => {
    clock.set(start);
    databases = await make();
    database = openDatabase(databases.vaultUrl);
    await migrate(database, vaultMigrations);
    createMasterKeyFile(databases.masterKeyFile, systemRuntime.random);
  });

  afterEach(async () => {
    await database.close();
    await databases.dispose();
  });

  /** A bridge, with its own memory of the file. */
  const bridge = (file = databases.masterKeyFile): Vault => new Vault(database, () => readMasterKeys(file), runtime);
  const rotation = (file = databases.masterKeyFile): MasterKeyRotationService =>
    new MasterKeyRotationService(database, masterKeysIn(file), runtime);
  const versions = (): number[] => [...readMasterKeys(databases.masterKeyFile).keys.keys()];
  const wrapped = async (): Promise<[number, number][]> => [...(await database.read(countByVersion))];
  const keysOf = async (vault: Vault, ids: readonly string[]): Promise<string[]> => {
    const found = await vault.find(ids);
    return ids.map((id) => found.get(id)?.toString('hex') ?? 'missing');
  };
  const manyKeys = async (vault: Vault, count: number): Promise<{ ids: string[]; keys: string[] }> => {
    const taken = await vault.takeSubjectKeys('t1', count);
    return { ids: taken.map(({ id }) => id), keys: taken.map(({ key }) => key.toString('hex')) };
  };

  it('wraps every key anew, those that sign too, and none of them changes', async () => {
    const vault = bridge();
    const { ids, keys } = await manyKeys(vault, 1203);
    const [signing] = await vault.signingKeys();
    const done = await rotation().rotate(null);
    expect(done).toMatchObject({ phase: 'waiting', current: 2, versions: [1, 2], rewrapped: 1204, removed: [] });
    expect(done).toMatchObject({ outdated: 0, lacking: [], removableAt: new Date(hours(48)) });
    expect(await wrapped()).toEqual([[2, 1204]]);
    expect(await keysOf(bridge(), ids)).toEqual(keys);
    expect((await bridge().signingKeys())[0]?.privateKey.equals(signing?.privateKey as never)).toBe(true);
  });

  it('is followed by a bridge that runs: it opens keys of the new version, and wraps with it', async () => {
    const vault = bridge();
    const before = await manyKeys(vault, 2);
    await rotation().rotate(null);
    expect(await keysOf(vault, before.ids)).toEqual(before.keys);
    const after = await manyKeys(vault, 2);
    expect((await wrapped()).map(([version]) => version)).toEqual([2]);
    expect(await keysOf(bridge(), after.ids)).toEqual(after.keys);
  });

  it('takes the older key out of the file after 48 hours, and only then', async () => {
    const { ids, keys } = await manyKeys(bridge(), 3);
    await rotation().rotate(null);
    clock.set(hours(47.9));
    expect(await rotation().rotate(null)).toMatchObject({ phase: 'waiting', rewrapped: 0, removed: [] });
    clock.set(hours(48));
    expect(await rotation().rotate(new Date(start))).toMatchObject({ phase: 'waiting', removed: [] });
    expect(await rotation().rotate(null)).toMatchObject({ phase: 'complete', versions: [2], removed: [1] });
    expect(versions()).toEqual([2]);
    expect(await keysOf(bridge(), ids)).toEqual(keys);
    expect(await rotation().rotate(null)).toMatchObject({ phase: 'waiting', current: 3, versions: [2, 3] });
  });

  it('loses no key while bridges make, open and destroy keys, and leaves none to an older version', async () => {
    await manyKeys(bridge(), 400);
    let rotating = true;
    const made: { ids: string[]; keys: string[] }[] = [];
    const gone: string[] = [];
    const busy = async (vault: Vault): Promise<void> => {
      while (rotating) {
        const { ids, keys } = await manyKeys(vault, 3);
        expect(await keysOf(vault, ids)).toEqual(keys);
        await vault.destroy(ids.slice(0, 1));
        gone.push(...ids.slice(0, 1));
        made.push({ ids: ids.slice(1), keys: keys.slice(1) });
      }
    };
    const bridges = [bridge(), bridge(), bridge()].map(busy);
    const done = await rotation()
      .rotate(null)
      .finally(() => (rotating = false));
    await Promise.all(bridges);
    expect(done).toMatchObject({ outdated: 0 });
    expect((await wrapped()).map(([version]) => version)).toEqual([2]);
    expect(made.length).toBeGreaterThan(3);
    for (const { ids, keys } of made) expect(await keysOf(bridge(), ids)).toEqual(keys);
    expect((await bridge().find(gone)).size).toBe(0);
  });

  it('is done once when two begin at the same time', async () => {
    const { ids, keys } = await manyKeys(bridge(), 600);
    const outcomes = await Promise.all([rotation().rotate(null), rotation().rotate(null), rotation().rotate(null)]);
    expect(outcomes.map(({ current }) => current)).toEqual([2, 2, 2]);
    expect(outcomes.reduce((sum, { rewrapped }) => sum + rewrapped, 0)).toBe(600);
    expect(versions()).toEqual([1, 2]);
    expect(await keysOf(bridge(), ids)).toEqual(keys);
  });

  it('is gone on with, wherever it stops, and no key is lost', async () => {
    const { ids, keys } = await manyKeys(bridge(), 5);
    let stops = 0;
    for (let n = 1; ; n++) {
      const stop = new StopAt(n);
      const file = masterKeysIn(databases.masterKeyFile);
      const stoppingFile = {
        read: () => file.read(),
        replace(master: Parameters<typeof file.replace>[0]) {
          stop.step();
          file.replace(master);
          stop.step();
        },
      };
      const before = readMasterKeys(databases.masterKeyFile).current;
      await new MasterKeyRotationService(stopping(database, stop), stoppingFile, runtime, 2)
        .rotate(null)
        .catch(() => undefined);
      if (!stop.stopped) break;
      stops++;
      expect({ n, keys: await keysOf(bridge(), ids) }).toEqual({ n, keys });
      const done = await rotation().rotate(null);
      expect({ n, ...done }).toMatchObject({ n, phase: 'waiting', current: before + 1, outdated: 0 });
      // Whatever was noted before the stop: a copy of the vault that was made just now needs the older key.
      expect({ n, at: done.removableAt }).toEqual({ n, at: new Date(clock.now().getTime() + 48 * 3_600_000) });
      clock.set(new Date(clock.now().getTime() + 48 * 3_600_000).toISOString());
      expect(await rotation().rotate(null)).toMatchObject({ phase: 'complete', removed: [before] });
      expect(await keysOf(bridge(), ids)).toEqual(keys);
    }
    expect(stops).toBeGreaterThan(15);
  });

  describe('with bridges on several machines', () => {
    let other: string;
    const copy = (): void => copyFileSync(databases.masterKeyFile, other);
    beforeEach(() => {
      other = join(databases.folder, 'other-machine.key');
      copy();
    });

    it('goes without a break when the prepared file is copied first', async () => {
      const [here, there] = [bridge(), bridge(other)];
      const first = await manyKeys(there, 2);
      expect(await rotation().prepare()).toMatchObject({ phase: 'prepared', current: 1, versions: [1, 2] });
      expect(await rotation().prepare()).toMatchObject({ phase: 'prepared', versions: [1, 2] });
      await manyKeys(here, 1);
      expect(await wrapped()).toEqual([[1, 3]]);
      copy();
      expect(await rotation().rotate(null)).toMatchObject({ phase: 'waiting', current: 2, versions: [1, 2] });
      expect(await keysOf(there, first.ids)).toEqual(first.keys);
      const second = await manyKeys(there, 1);
      expect(await keysOf(here, second.ids)).toEqual(second.keys);
    });

    it('wraps anew what a machine with the older file wrapped, and counts the 48 hours from there', async () => {
      await manyKeys(bridge(), 1);
      await rotation().rotate(null);
      clock.set(hours(20));
      const late = await manyKeys(bridge(other), 2);
      expect(await rotation().state()).toMatchObject({ phase: 'rewrapping', outdated: 2 });
      clock.set(hours(50));
      const done = await rotation().rotate(null);
      expect(done).toMatchObject({ phase: 'waiting', rewrapped: 2, removableAt: new Date(hours(98)) });
      expect(await keysOf(bridge(), late.ids)).toEqual(late.keys);
    });

    it('refuses to go on from a machine whose file lacks the newest key', async () => {
      await rotation().rotate(null);
      await expect(rotation(other).rotate(null)).rejects.toThrow(MasterKeyFileOutdated);
      await expect(rotation(other).prepare()).rejects.toThrow(MasterKeyFileOutdated);
    });

    it('refuses another key of the same number', async () => {
      await rotation().prepare();
      rmSync(other);
      createMasterKeyFile(other, systemRuntime.random);
      const first = readMasterKeys(databases.masterKeyFile).keys.get(1) as Buffer;
      masterKeysIn(other).replace({
        current: 1,
        keys: new Map([
          [1, first],
          [2, Buffer.alloc(32)],
        ]),
      });
      await expect(rotation(other).rotate(null)).rejects.toThrow(MasterKeyFileOutdated);
    });

    it('prepares another key when the prepared one was lost before it was used', async () => {
      await manyKeys(bridge(), 1);
      await rotation().prepare();
      copyFileSync(other, databases.masterKeyFile);
      await expect(rotation().rotate(null)).rejects.toThrow(MasterKeyFileOutdated);
      expect(await rotation().prepare()).toMatchObject({ phase: 'prepared', versions: [1, 3] });
      expect(await rotation().rotate(null)).toMatchObject({ current: 3, outdated: 0 });
    });
  });

  it('prepares nothing while it is under way', async () => {
    await manyKeys(bridge(), 1);
    await rotation().rotate(null);
    await expect(rotation().prepare()).rejects.toThrow(RotationUnderWay);
  });

  it('goes on with what was begun by hand', async () => {
    const { ids, keys } = await manyKeys(bridge(), 2);
    const file = masterKeysIn(databases.masterKeyFile);
    file.replace({ current: 2, keys: new Map([...file.read().keys, [2, systemRuntime.random.bytes(32)]]) });
    expect(await rotation().state()).toMatchObject({ phase: 'rewrapping', outdated: 2 });
    expect(await rotation().rotate(null)).toMatchObject({ phase: 'waiting', current: 2, rewrapped: 2 });
    expect(await keysOf(bridge(), ids)).toEqual(keys);
  });

  it('does not stop a bridge whose file cannot be read for a moment', async () => {
    let readable = true;
    const vault = new Vault(
      database,
      () => {
        if (!readable) throw new Error('The master key file is missing.');
        return readMasterKeys(databases.masterKeyFile);
      },
      runtime,
    );
    await manyKeys(vault, 1);
    await rotation().prepare();
    readable = false;
    const { ids, keys } = await manyKeys(vault, 1);
    readable = true;
    expect(await keysOf(vault, ids)).toEqual(keys);
  });
});
