import { onEachEngine, type TestDatabases } from '../testing';
import { openDatabase, type Database } from './database';
import { insertRows } from './insert-rows';

onEachEngine('Inserting rows', (make) => {
  let databases: TestDatabases;
  let database: Database;

  beforeAll(async () => {
    databases = await make();
    database = openDatabase(databases.databaseUrl);
    await database.read((connection) =>
      connection.schema.createTable('things', (table) => {
        table.integer('id').primary();
        table.boolean('flag');
        table.binary('bytes');
        table.string('name', 50);
      }),
    );
  });

  afterAll(async () => {
    await database.close();
    await databases.dispose();
  });

  it('takes more rows than one statement of SQLite could name', async () => {
    const rows = Array.from({ length: 1200 }, (_, id) => ({
      id,
      flag: id % 2 === 0,
      bytes: Buffer.of(id % 256),
      name: '𝄞 ä',
    }));
    await database.write((transaction) => insertRows(transaction, 'things', rows));
    const [total] = await database.read((c) => c('things').select<{ count: number }[]>(c.raw('count(*) as count')));
    expect(Number(total?.count)).toBe(1200);
    const [last] = await database.read((c) => c('things').where('id', 1199).select<{ name: string; flag: number }[]>());
    expect(last).toMatchObject({ name: '𝄞 ä', flag: 0, bytes: Buffer.of(1199 % 256) });
  });

  it('inserts none when one is refused', async () => {
    const rows = [
      { id: 5000, flag: null, bytes: null, name: null },
      { id: 1, flag: null, bytes: null, name: null },
    ];
    await expect(database.write((transaction) => insertRows(transaction, 'things', rows))).rejects.toBeDefined();
    expect(await database.read((connection) => connection('things').where('id', 5000).first())).toBeUndefined();
  });

  it('does nothing for no rows', async () => {
    await expect(database.write((transaction) => insertRows(transaction, 'things', []))).resolves.toBeUndefined();
  });
});
