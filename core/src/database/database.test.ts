import Database from 'better-sqlite3';
import { DomainError } from '../errors/domain-error';
import { makeSqlite, onEachEngine, type TestDatabases } from '../testing';
import { dataMigrations } from './data-migrations';
import { openDatabase } from './database';
import { isMigrated, migrate } from './migrate';

onEachEngine('A database', (make) => {
  let databases: TestDatabases;
  beforeAll(async () => (databases = await make()));
  afterAll(() => databases.dispose());

  it('is migrated once, and knows it', async () => {
    const database = openDatabase(databases.databaseUrl);
    expect(await isMigrated(database, dataMigrations)).toBe(false);
    expect(await migrate(database, dataMigrations)).toEqual(dataMigrations.map(({ name }) => name));
    expect(await migrate(database, dataMigrations)).toEqual([]);
    expect(await isMigrated(database, dataMigrations)).toBe(true);
    await database.close();
  });

  it('keeps nothing of a transaction that fails', async () => {
    const database = openDatabase(databases.databaseUrl);
    const group = { id: 'g1', tenant_id: 'none', name: 'x', created_at: 1 };
    const refused = database.write((transaction) => transaction('contact_groups').insert(group));
    await expect(refused).rejects.toMatchObject({
      code: expect.stringMatching(/FOREIGNKEY|NO_REFERENCED_ROW/) as string,
    });
    expect(await database.read((connection) => connection('contact_groups').select())).toEqual([]);
    await database.close();
  });
});

describe('SQLite', () => {
  it('flushes every commit to disk', async () => {
    const databases = await makeSqlite();
    const database = openDatabase(databases.databaseUrl);
    const [row] = await database.write((t) => t.raw<{ synchronous: number }[]>('PRAGMA synchronous'));
    expect(row?.synchronous).toBe(2);
    const [mode] = await database.write((t) => t.raw<{ journal_mode: string }[]>('PRAGMA journal_mode'));
    expect(mode?.journal_mode).toBe('wal');
    await database.close();
    await databases.dispose();
  });

  it('refuses as unavailable while another program holds the lock, and works again afterwards', async () => {
    const databases = await makeSqlite();
    const database = openDatabase(databases.databaseUrl);
    await migrate(database, dataMigrations);
    const other = new Database(databases.databaseUrl.replace('sqlite:', ''));
    other.exec('BEGIN EXCLUSIVE');
    const refusal = await database.write((t) => t('tenants').select()).catch((error: unknown) => error);
    expect(refusal).toEqual(new DomainError('storage-unavailable'));
    other.exec('ROLLBACK');
    other.close();
    await expect(database.write((t) => t('tenants').select())).resolves.toEqual([]);
    await database.close();
    await databases.dispose();
  });
});

describe('MySQL and MariaDB', () => {
  it('is unavailable when no server answers', async () => {
    const database = openDatabase('mysql://nobody@127.0.0.1:1/none');
    const refusal: unknown = await database
      .read((connection) => connection.raw('SELECT 1'))
      .catch((error: unknown) => error);
    expect(refusal).toEqual(new DomainError('storage-unavailable'));
    await database.close();
  });
});
