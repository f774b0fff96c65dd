import { openDatabase, type Database } from '../database/database';
import { migrate } from '../database/migrate';
import { vaultMigrations } from '../database/vault-migrations/index';
import { systemRuntime } from '../runtime/system-runtime';
import { onEachEngine, type TestDatabases } from '../testing';
import { createMasterKeyFile, readMasterKeys } from './master-key';
import { Vault } from './vault';

onEachEngine('The vault', (make) => {
  let databases: TestDatabases;
  let database: Database;

  beforeAll(async () => {
    databases = await make();
    database = openDatabase(databases.vaultUrl);
    await migrate(database, vaultMigrations);
    createMasterKeyFile(databases.masterKeyFile, systemRuntime.random);
  });

  afterAll(async () => {
    await database.close();
    await databases.dispose();
  });

  const open = (): Vault => new Vault(database, () => readMasterKeys(databases.masterKeyFile), systemRuntime);
  const stored = (): Promise<number> =>
    database.read(async (connection) => (await connection('vault_keys').pluck('id')).length);

  it('hands out no key of a data subject that another vault over the same database could not read', async () => {
    const vault = open();
    const taken = [...(await vault.takeSubjectKeys('a-tenant', 2)), ...(await vault.takeSubjectKeys('a-tenant', 3))];
    const found = await open().find(taken.map(({ id }) => id));
    expect(taken.map(({ id, key }) => found.get(id)?.equals(key))).toEqual([true, true, true, true, true]);
  });

  it('destroys what lay ready and was not taken, and nothing else', async () => {
    const vault = open();
    const before = await stored();
    const taken = [...(await vault.takeSubjectKeys('a-tenant', 4)), ...(await vault.takeSubjectKeys('a-tenant', 5))];
    expect(await stored()).toBeGreaterThan(before + taken.length);
    await vault.releaseStock();
    expect(await stored()).toBe(before + taken.length);
    expect((await vault.find(taken.map(({ id }) => id))).size).toBe(taken.length);
  });

  it('finds no key that was destroyed', async () => {
    const vault = open();
    const [key] = await vault.takeSubjectKeys('a-tenant', 1);
    await vault.destroy([key?.id ?? '']);
    expect((await vault.find([key?.id ?? ''])).size).toBe(0);
  });
});
