import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onEachEngine, type TestDatabases } from '../testing';
import { databasesLike, nameIn, onServer, quoted } from './mariadb-server-store';
import { deadScratches, makeScratch, removeScratches } from './scratch-store';

onEachEngine('Scratch places', (make) => {
  let databases: TestDatabases;
  let url: string;
  beforeEach(async () => {
    databases = await make();
    url = databases.databaseUrl;
  });
  afterEach(() => databases.dispose());

  const isSqlite = (): boolean => url.startsWith('sqlite:');
  const places = async (): Promise<readonly string[]> => {
    if (isSqlite()) return readdirSync(databases.folder).filter((name) => /^\.(verify|quarantine)-/.test(name));
    return onServer(url, (connection, name) => databasesLike(connection, `${name}_`));
  };
  /** As a process that was killed leaves one, or one of an earlier release. */
  const leave = async (name: string): Promise<void> => {
    if (!isSqlite())
      return onServer(url, async (connection) => void (await connection.query(`CREATE DATABASE ${quoted(name)}`)));
    mkdirSync(join(databases.folder, name));
    writeFileSync(join(databases.folder, name, 'data.sqlite'), 'personal');
  };
  const left = (purpose: string, which: string): string =>
    isSqlite() ? `.${purpose}-${which}` : `${nameIn(url)}_${purpose}_${which}`;

  it('of dead processes go when the next is made, and before', async () => {
    for (const purpose of ['verify', 'quarantine']) await leave(left(purpose, '4711'));
    const scratch = await makeScratch(url, 'verify');
    expect(await places()).toHaveLength(1);
    await scratch.dispose();
    await leave(left('verify', 'ab12'));
    expect(await deadScratches(url)).toHaveLength(1);
    await removeScratches(url);
    expect(await places()).toEqual([]);
    expect(await deadScratches(url)).toEqual([]);
  });

  it('that somebody works with stay, and two of one process are two', async () => {
    const [one, two] = [await makeScratch(url, 'verify'), await makeScratch(url, 'verify')];
    expect(one.databaseUrl).not.toBe(two.databaseUrl);
    await removeScratches(url);
    expect(await deadScratches(url)).toEqual([]);
    expect(await places()).toHaveLength(2);
    await one.dispose();
    await removeScratches(url);
    expect(await places()).toHaveLength(1);
    await two.dispose();
    expect(await places()).toEqual([]);
  });

  it('are the only ones of which anything is removed', async () => {
    const others = isSqlite()
      ? ['.verified', 'verify-1']
      : [`${nameIn(url)}_verify_`, `${nameIn(url)}_before_20260101T000000Z`];
    for (const name of others) await leave(name);
    await removeScratches(url);
    const found = isSqlite() ? readdirSync(databases.folder) : await places();
    expect(found).toEqual(expect.arrayContaining(others));
    if (!isSqlite())
      for (const name of others) await onServer(url, (connection) => connection.query(`DROP DATABASE ${quoted(name)}`));
  });
});
