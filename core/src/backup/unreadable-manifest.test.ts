import { truncateSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupWorld } from '../testing-backups';
import { onEachEngine } from '../testing';

const [before, damaged, after] = ['2026-10-01', '2026-10-02', '2026-10-03'] as const;

onEachEngine('A manifest that cannot be read', (make) => {
  let world: BackupWorld;
  const manifestOf = (date: string): string => join(world.places.backupDir, `backup-${date}.json`);
  const rewrite = (change: object): void => {
    const content = JSON.parse(readFileSync(manifestOf(damaged), 'utf8')) as object;
    writeFileSync(manifestOf(damaged), JSON.stringify({ ...content, ...change }));
  };

  beforeEach(async () => {
    world = await BackupWorld.open(await make());
    for (const day of [0, 1]) {
      world.toDay(day);
      await world.backups.daily.run();
    }
  });
  afterEach(async () => {
    await world.dispose();
  });

  it.each([
    ['empty', () => truncateSync(manifestOf(damaged))],
    ['cut', () => truncateSync(manifestOf(damaged), 40)],
    ['that of another day', () => rewrite({ date: before })],
    ['naming what is no backup', () => rewrite({ file: '../data.sqlite' })],
    ['without its rows', () => rewrite({ tables: null })],
    ['of a release to come', () => rewrite({ v: 2 })],
    ['none at all', () => writeFileSync(manifestOf(damaged), 'null')],
  ])('as it is %s, is a failed day, and no other', async (_, damage) => {
    damage();
    expect((await world.backups.daily.list()).map(({ date }) => date)).toEqual([before]);
    expect(await world.backups.daily.unreadable()).toEqual([damaged]);
    await world.core.backupWork(world.places).due();
    expect(await world.core.backupDays.calendar()).toMatchObject([
      { date: damaged, state: 'failed', bytes: null, alarm: true },
      { date: before, state: 'ok' },
    ]);
    expect((await world.core.backupDays.standing()).alarms).toEqual([{ code: 'backup-failed', dates: [damaged] }]);
  });

  it('keeps nobody from making another that day, or the next', async () => {
    const work = world.core.backupWork(world.places);
    truncateSync(manifestOf(damaged));
    expect(await work.due()).toBe('backup');
    world.toDay(2);
    expect(await work.run('backup')).toMatchObject({ date: after });
    expect(await work.verify()).toMatchObject({ date: after, faults: [] });
    await expect(work.verify(damaged)).rejects.toThrow(`the manifest of the backup of ${damaged} cannot be read`);
    world.toDay(1);
    await work.run('backup');
    await work.verify(damaged);
    await work.due();
    expect((await world.core.backupDays.standing()).alarms).toEqual([]);
  });

  it('keeps only that day from being restored, and the refusal says so', async () => {
    truncateSync(manifestOf(damaged));
    const refusal = `the manifest of the backup of ${damaged} cannot be read: put backup-${damaged}.json back`;
    await expect(world.restoreLost(damaged)).rejects.toThrow(refusal);
    await expect(world.restore({ date: damaged })).rejects.toThrow(refusal);
    expect(await world.restoreLost(before)).toMatchObject({ date: before, restored: 0 });
    expect(await world.restore({ date: before })).toMatchObject({ date: before, ok: true });
  });

  it('is no reason to make a key that does not open what it was about', async () => {
    for (const date of [before, damaged]) truncateSync(manifestOf(date));
    const places = { ...world.places, keyFile: join(world.databases.folder, 'another.key') };
    expect(await world.core.backupWork(places).isPossible()).toBe(false);
  });

  it('of a failure leaves its day failed until the backup is found whole', async () => {
    await world.backups.daily.noteFailure(damaged);
    truncateSync(join(world.places.backupDir, `backup-${damaged}.failed.json`));
    expect(await world.backups.daily.records()).toMatchObject([{ date: before }, { date: damaged, madeAt: null }]);
    await world.core.backupWork(world.places).verify(damaged);
    expect(await world.backups.daily.records()).toMatchObject([{ date: before }, { verifiedAt: world.clock.now() }]);
  });
});
