import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupWorld } from '../testing-backups';
import { onEachEngine } from '../testing';
import { expiringKinds } from './expiry-service';

onEachEngine('What is kept for a time only', (make) => {
  let world: BackupWorld;
  const kept = (): readonly string[] => namesIn(world.places.backupDir);
  const copies = (): readonly string[] => namesIn(world.places.vaultCopyDir);
  const expire = async (): Promise<readonly string[]> =>
    (await world.backups.expiry.run()).map(({ kind }) => kind).sort();
  const backUpOn = async (...days: number[]): Promise<void> => {
    for (const day of days) {
      world.toDay(day);
      await world.backups.daily.run();
    }
  };
  /** From here on none can be made. */
  const breakBackups = (): void => writeFileSync(world.places.keyFile, 'damaged');

  beforeEach(async () => {
    world = await BackupWorld.open(await make());
  });
  afterEach(async () => {
    await world.dispose();
  });

  it('goes when its time is over although backups fail', async () => {
    await world.backups.daily.run();
    await world.backups.vaultCopies.run();
    breakBackups();
    world.toDay(2);
    await expect(world.backups.daily.run()).rejects.toThrow();
    expect(await expire()).toEqual([]);
    expect(copies()).toHaveLength(1);
    world.clock.set('2026-10-03T10:00:01Z');
    await expire();
    expect(copies()).toEqual([]);
    world.toDay(41);
    await expire();
    expect(kept().filter((name) => name.startsWith('backup-2026-10-01'))).toHaveLength(2);
  });

  it('stays, with an alarm, where fewer than two newer backups are: the clock may be wrong, and they the last', async () => {
    await backUpOn(0, 1);
    world.toDay(50);
    const [failure] = await world.backups.expiry.run();
    expect(failure).toMatchObject({ kind: 'backups', error: { code: 'last-backups' } });
    expect(kept()).toHaveLength(4);
    expect((await world.backups.expiry.overdue()).size).toBe(0);
    expect(await world.backups.expiry.held()).toMatchObject([{ code: 'last-backups' }]);
    await backUpOn(50);
    expect(await expire()).toEqual(['backups']);
    await backUpOn(51);
    expect(await expire()).toEqual([]);
    expect(kept()).toHaveLength(4);
    expect(kept()[0]).toContain('2026-11-20');
  });

  it('is nothing that is dated after today, for which there is an alarm beyond what clocks may differ', async () => {
    await backUpOn(1);
    await world.backups.vaultCopies.run();
    world.toDay(0);
    expect(await expire()).toEqual(['backups', 'vault-copies']);
    world.toDay(-3);
    const failures = await world.backups.expiry.run();
    const about = { code: 'dated-in-future' };
    expect(failures).toMatchObject([
      { kind: 'vault-copies', error: about },
      { kind: 'backups', error: about },
    ]);
    expect([...kept(), ...copies()]).toHaveLength(3);
    expect(await world.backups.expiry.held()).toMatchObject([about, about]);
    world.clock.set('2026-10-02T09:58:00Z');
    expect(await expire()).toEqual([]);
    expect(await world.backups.expiry.held()).toEqual([]);
  });

  it('goes where no backup is configured, and where nothing is', async () => {
    const places = { ...world.places, backupDir: join(world.databases.folder, 'none'), vaultCopyDir: 'none' };
    expect(await world.core.backups(places).expiry.run()).toEqual([]);
  });

  it('is the data that a restore replaced, after seven days, and a replaced vault after 48 hours', async () => {
    await world.backups.daily.run();
    await world.restore({ date: '2026-10-01' });
    await world.leaveReplacedVault('20261001T100000Z');
    breakBackups();
    expect(await world.replacedData()).toHaveLength(1);
    world.toDay(2);
    await expire();
    expect(await world.replacedVaults()).toHaveLength(1);
    world.clock.set('2026-10-03T10:00:01Z');
    await expire();
    expect(await world.replacedVaults()).toEqual([]);
    world.toDay(7);
    await expire();
    expect(await world.replacedData()).toHaveLength(1);
    world.clock.set('2026-10-08T10:00:01Z');
    await expire();
    expect(await world.replacedData()).toEqual([]);
  });

  it('goes each by itself, and what could not be removed is told', async () => {
    await world.backups.daily.run();
    await world.backups.vaultCopies.run();
    await backUpOn(41, 42);
    // A directory in place of the oldest copy, so that it cannot be removed as a file.
    mkdirSync(join(world.places.vaultCopyDir, 'vault-20260901T000000Z.age'));
    expect(await expire()).toEqual(['vault-copies']);
    expect(copies()).toEqual(['vault-20260901T000000Z.age']);
    expect(kept().filter((name) => name.startsWith('backup-2026-10-01'))).toEqual([]);
    expect(await world.backups.expiry.overdue()).toEqual(new Map([['vault-copies', copies()]]));
    rmSync(join(world.places.vaultCopyDir, 'vault-20260901T000000Z.age'), { recursive: true });
    expect(await expire()).toEqual([]);
  });

  it('is overdue an hour after its time', async () => {
    await world.backups.daily.run();
    await world.backups.vaultCopies.run();
    world.clock.set('2026-10-03T11:00:00Z');
    expect((await world.backups.expiry.overdue()).size).toBe(0);
    world.clock.set('2026-10-03T11:00:01Z');
    expect([...(await world.backups.expiry.overdue()).keys()]).toEqual(['vault-copies']);
    await backUpOn(49, 50);
    expect([...(await world.backups.expiry.overdue()).keys()]).toEqual(expiringKinds.slice(0, 2));
  });

  describe('a file that no manifest names', () => {
    const nameless = 'backup-2026-10-01.235900000.age';
    const put = (): void => writeFileSync(join(world.places.backupDir, nameless), 'x');

    it('stays until nobody can be about to name it', async () => {
      await world.backups.daily.run();
      put();
      world.toDay(1);
      await expire();
      expect(kept()).toContain(nameless);
      world.toDay(2);
      await expire();
      expect(kept()).toHaveLength(2);
      expect(kept()).not.toContain(nameless);
    });

    it('goes also when its day has no other', async () => {
      mkdirSync(world.places.backupDir);
      put();
      world.toDay(2);
      await expire();
      expect(kept()).toEqual([]);
    });

    it('stays while the manifest of its day cannot be read, as it may be the one that it names', async () => {
      await world.backups.daily.run();
      put();
      writeFileSync(join(world.places.backupDir, 'backup-2026-10-01.json'), '');
      world.toDay(2);
      expect(await expire()).toEqual([]);
      expect(kept()).toHaveLength(3);
    });
  });

  it('is also what a writer that died left behind, after six hours', async () => {
    for (const folder of [world.places.backupDir, world.places.vaultCopyDir]) {
      mkdirSync(folder);
      for (const [name, at] of [
        ['old', '2026-10-01T03:59:59Z'],
        ['new', '2026-10-01T04:00:01Z'],
      ] as const) {
        writeFileSync(join(folder, `${name}.part`), 'x');
        utimesSync(join(folder, `${name}.part`), new Date(at), new Date(at));
      }
    }
    await expire();
    expect([kept(), copies()]).toEqual([['new.part'], ['new.part']]);
  });
});

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort();
}
