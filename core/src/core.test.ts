import { Core } from './core';
import { onEachEngine, testCore, type TestDatabases } from './testing';

onEachEngine('Core', (make) => {
  let databases: TestDatabases;
  let other: TestDatabases;
  beforeEach(async () => ([databases, other] = [await make(), await make()]));
  afterEach(async () => {
    await databases.dispose();
    await other.dispose();
  });

  it('is healthy once migrated, and says what it lacks before', async () => {
    const core = new Core(databases);
    expect(await core.health()).toEqual({ database: true, vault: true, migrated: false });
    expect((await core.migrate()).length).toBeGreaterThan(0);
    expect(await core.migrate()).toEqual([]);
    expect(await core.health()).toEqual({ database: true, vault: true, migrated: true });
    await core.close();
  });

  it('refuses the vault of another database, and makes no master key for it', async () => {
    const core = await testCore(databases);
    await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' });
    expect(await core.vaultFits()).toBe(true);
    await core.close();
    const { vaultUrl, masterKeyFile } = other;
    const mixed = new Core({ databaseUrl: databases.databaseUrl, vaultUrl, masterKeyFile });
    await expect(mixed.migrate()).rejects.toThrow('The vault lacks keys of this database');
    await mixed.close();
  });

  it('refuses to go on without the master key that sealed what there is', async () => {
    const core = await testCore(databases);
    await core.close();
    const keyless = new Core({ ...databases, masterKeyFile: other.masterKeyFile });
    await expect(keyless.migrate()).rejects.toThrow('is missing');
    await keyless.close();
  });
});
