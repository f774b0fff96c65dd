import { onEachEngine, type TestDatabases } from '../testing';
import { DatabaseInUse, occupy } from './occupancy';

onEachEngine('The use of a database', (make) => {
  let databases: TestDatabases;
  beforeEach(async () => (databases = await make()));
  afterEach(() => databases.dispose());

  it('is announced beside others by many, and alone by one only', async () => {
    const url = databases.databaseUrl;
    const first = await occupy(url, 'beside');
    const second = await occupy(url, 'beside');
    await expect(occupy(url, 'alone')).rejects.toThrow(DatabaseInUse);
    await first.release();
    await expect(occupy(url, 'alone')).rejects.toThrow('stop every bridge');
    await second.release();
    const alone = await occupy(url, 'alone');
    await expect(occupy(url, 'alone')).rejects.toThrow(DatabaseInUse);
    await expect(occupy(url, 'beside')).rejects.toThrow('a restore of this database is under way');
    await alone.release();
    await (await occupy(url, 'beside')).release();
  });

  it('says nothing of another database', async () => {
    const alone = await occupy(databases.databaseUrl, 'alone');
    await (await occupy(databases.vaultUrl, 'alone')).release();
    await alone.release();
  });
});
