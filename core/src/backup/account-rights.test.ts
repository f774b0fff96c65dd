import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { Core } from '../core';
import { systemRuntime } from '../runtime/system-runtime';
import { BackupWorld, makeMariadb } from '../testing';
import { meddle } from '../testing-dump';
import { nameIn, onServer } from './mariadb-server-store';

const server = process.env['TEST_MARIADB_URL'];
const manual = readFileSync(join(__dirname, '../../../docs/operator.md'), 'utf8');

/** The accounts of a running bridge, with the rights that the manual gives them, and no others. */
(server === undefined ? describe.skip : describe)('The accounts of the manual (MariaDB)', () => {
  let world: BackupWorld;
  let core: Core;
  let accounts: readonly string[] = [];

  const asRoot = (statements: readonly string[]): Promise<void> =>
    onServer(String(server), async (connection) => {
      for (const statement of statements) await connection.query(statement);
    });
  /** As the server knows this machine. */
  const ownHost = (): Promise<string> =>
    onServer(String(server), async (connection) => {
      const [rows] = await connection.query<RowDataPacket[]>("SELECT SUBSTRING_INDEX(USER(), '@', -1) AS host");
      return String(rows[0]?.['host']);
    });
  const as = (account: string, address: string): string => {
    const url = new URL(address);
    [url.username, url.password] = [account, 'secret'];
    return url.href;
  };
  const open = async (isGranted: (statement: string) => boolean): Promise<void> => {
    const { databaseUrl, vaultUrl, masterKeyFile } = world.databases;
    const [data, vault] = [nameIn(databaseUrl), nameIn(vaultUrl)];
    const mark = randomBytes(4).toString('hex');
    const [dataUser, vaultUser] = [`data_${mark}`, `vault_${mark}`];
    const host = await ownHost();
    const [dataAccount, vaultAccount] = [`'${dataUser}'@'${host}'`, `'${vaultUser}'@'${host}'`];
    accounts = [dataAccount, vaultAccount];
    const grants = [...manual.matchAll(/^GRANT .* TO '(kmdp_data|kmdp_vault)'@'127\.0\.0\.1';$/gm)].map(([grant]) =>
      grant
        .replace("'kmdp_data'@'127.0.0.1'", `${dataAccount}`)
        .replace("'kmdp_vault'@'127.0.0.1'", `${vaultAccount}`)
        .replace('`kmdp\\_data', () => `\`${data.replaceAll('_', '\\_')}`)
        .replace('ON kmdp_data.', `ON ${data}.`)
        .replace('ON kmdp_vault.', `ON ${vault}.`),
    );
    expect(grants).toHaveLength(4);
    await asRoot([
      ...accounts.map((account) => `CREATE USER ${account} IDENTIFIED BY 'secret'`),
      ...grants.filter(isGranted),
    ]);
    core = new Core({
      ...{ databaseUrl: as(dataUser, databaseUrl), vaultUrl: as(vaultUser, vaultUrl), masterKeyFile },
      ...{ journalMirror: world.mirror, runtime: { ...systemRuntime, clock: world.clock } },
    });
  };

  beforeEach(async () => {
    world = await BackupWorld.open(await makeMariadb(String(server)));
  });
  afterEach(async () => {
    await core.close();
    await world.dispose();
    await asRoot(accounts.map((account) => `DROP USER IF EXISTS ${account}`));
  });

  it('make a backup, restore it for trial, and bring back the lost rows of a customer', async () => {
    await open(() => true);
    await world.signUp('anna@example.at');
    const work = core.backupWork(world.places);
    await work.run('backup');
    expect(await work.run('verification')).toMatchObject({ faults: [] });
    expect(await core.backups(world.places).verification.fault()).toBeUndefined();
    await meddle(world.databases.databaseUrl, 'DELETE FROM ledger_entries WHERE seq = 1');
    const { tenantId } = world.muster;
    const { restored } = await core.backups(world.places).tenantRestores.restore({ date: '2026-10-01', tenantId });
    expect(restored).toBeGreaterThan(0);
  });

  it('without the rights on the databases beside say so, and backups count as not tried', async () => {
    await open((grant) => !grant.includes('ALL PRIVILEGES'));
    const work = core.backupWork(world.places);
    for (const day of ['2026-10-01', '2026-10-02']) {
      world.clock.set(`${day}T10:00:00Z`);
      await work.run('backup');
      await expect(work.run('verification')).rejects.toMatchObject({ code: 'scratch-denied' });
    }
    await work.due();
    const { alarms } = await core.backupDays.standing();
    expect(alarms).toEqual([{ code: 'backup-unverified', dates: ['2026-10-01', '2026-10-02'] }]);
    const said = await core.backups(world.places).verification.fault();
    expect(said).toContain(`may not make databases named ${nameIn(world.databases.databaseUrl)}_verify_…: `);
  });
});
