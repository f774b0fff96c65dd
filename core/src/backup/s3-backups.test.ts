import { BackupWorld, makeSqlite, type TestDatabases } from '../testing';
import { onS3 } from '../testing-s3';

onS3('The daily backup in an S3-compatible store', (make) => {
  let databases: TestDatabases;
  let world: BackupWorld;

  beforeEach(async () => {
    databases = await makeSqlite();
    const { place, access } = await make();
    world = await BackupWorld.open(databases, { backupDir: place, vaultCopyDir: `${place}/copies`, s3: access });
  });
  afterEach(async () => {
    await world.core.close();
    await databases.dispose();
  });

  it('is made, tried and restored, and brings back nobody who was erased since', async () => {
    const stays = 'bleibt@example.org';
    const goes = 'geht@example.org';
    await world.signUp(stays);
    const subjectId = await world.subjectOf(await world.signUp(goes));
    const manifest = await world.backups.daily.run();
    expect((await world.backups.verification.verify(manifest)).faults).toEqual([]);
    await world.backups.vaultCopies.run();
    await world.erase({ kind: 'person', ids: [subjectId] });
    await world.loseDatabase();
    const restored = await world.restore({ date: manifest.date });
    expect(restored).toMatchObject({ ok: true, erasedAgain: 1 });
    expect(await world.consentsOf(stays)).toHaveLength(1);
    expect(await world.consentsOf(goes)).toEqual([]);
  });

  it('is kept for 42 days, and the copy of the vault for 48 hours', async () => {
    for (const day of [0, 1, 42]) {
      world.toDay(day);
      await world.backups.daily.run();
      await world.backups.vaultCopies.run();
      expect(await world.backups.expiry.run()).toEqual([]);
    }
    expect((await world.backups.daily.list()).map(({ date }) => date)).toEqual(['2026-10-02', '2026-11-12']);
    expect(await world.backups.vaultCopies.list()).toHaveLength(1);
  });
});
