import { readFileSync, writeFileSync } from 'node:fs';
import SqliteConnection from 'better-sqlite3';
import { makeSqlite, onEachEngine } from '../../testing';
import { BackupWorld } from '../../testing-backups';
import { meddle } from '../../testing-dump';

/** Bytes that no page of SQLite has. */
const garbage = 0xff;

/** Overwrites the page on which a table begins; with few rows that is all of it. Its indexes stay. */
function damageTable(url: string, table: string): void {
  const file = url.slice('sqlite:'.length);
  const connection = new SqliteConnection(file);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  const size = connection.pragma('page_size', { simple: true }) as number;
  const page = connection.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  connection.close();
  const content = readFileSync(file);
  writeFileSync(file, content.fill(garbage, (page - 1) * size, page * size));
}

/** Overwrites one page of rows on which these bytes stand. */
function damageLeafWith(url: string, text: string): void {
  const file = url.slice('sqlite:'.length);
  const content = readFileSync(file);
  const size = content.readUInt16BE(16);
  const isLeafOfTable = (start: number): boolean => content.readUInt8(start) === 13;
  for (let start = size; start < content.length; start += size) {
    if (!isLeafOfTable(start) || !content.subarray(start, start + size).includes(text)) continue;
    writeFileSync(file, content.fill(garbage, start, start + size));
    return;
  }
  throw new Error('No page of rows holds these bytes.');
}

onEachEngine('A restore over data of which one table cannot be read', (make) => {
  let world: BackupWorld;
  beforeEach(async () => {
    world = await BackupWorld.open(await make());
    for (const name of ['anna', 'eva']) await world.signUp(`${name}@example.at`);
    await world.backups.daily.run();
    world.toDay(1);
    const { tenantId } = world.muster;
    const [anna] = await world.consentsOf('anna@example.at');
    await world.core.consents.withdraw({ tenantId }, anna?.id ?? '', {});
    await world.core.deletions.create(
      { tenantId },
      { scope: { kind: 'described', description: 'Alles' }, origin: 'controller' },
    );
    const insert = 'INSERT INTO objections (tenant_id, email_index, at, ledger_seq) VALUES (?, ?, 1, 1)';
    await meddle(world.databases.databaseUrl, insert, [tenantId, 'a'.repeat(64)]);
    const [key] = await world.core.tenants.listKeys(tenantId);
    await world.core.tenants.revokeKey(key?.id ?? '');
  });
  afterEach(() => world.dispose());

  const date = '2026-10-01';
  const damage = async (table: string): Promise<void> => {
    await world.core.close();
    const { databaseUrl } = world.databases;
    if (databaseUrl.startsWith('sqlite:')) damageTable(databaseUrl, table);
    else await meddle(databaseUrl, `RENAME TABLE ${table} TO ${table}_away`);
  };
  const whole = { withdrawalsKept: 2, requestsKept: 1, keysRevoked: 1, entriesLost: 2, unreadable: [] };

  it.each([
    ['consent_events', { unreadable: ['withdrawals'] }],
    ['ledger_entries', { entriesLost: null, unreadable: ['ledgers'] }],
    ['tenants', { unreadable: expect.arrayContaining(['ledgers', 'settings']) as string[], entriesLost: null }],
    ['objections', { withdrawalsKept: 1, unreadable: ['objections'] }],
    ['deletion_requests', { requestsKept: null, unreadable: ['deletion requests'] }],
    ['api_keys', { keysRevoked: null, unreadable: ['revoked keys'] }],
    ['journal_applied', { unreadable: ['deletion journal'] }],
    ['contact_groups', {}],
  ])('takes all else from them when it is %s, and says what could not be read', async (table, found) => {
    await damage(table);
    expect(await world.restore({ date })).toMatchObject({ ...whole, ...found });
    const [anna, eva] = [await world.consentsOf('anna@example.at'), await world.consentsOf('eva@example.at')];
    expect([anna, eva]).toMatchObject([[{ state: 'withdrawn' }], [{ state: 'given' }]]);
    expect(await world.core.ledgerChecks.check(world.muster.tenantId)).toMatchObject({ ok: true });
  });
});

describe('A restore', () => {
  let world: BackupWorld;
  beforeEach(async () => (world = await BackupWorld.open(await makeSqlite())));
  afterEach(() => world.dispose());

  const date = '2026-10-01';

  it('takes from a table with one bad page every row on the others', async () => {
    await world.signUp('eva@example.at');
    await world.backups.daily.run();
    const { databaseUrl } = world.databases;
    const index = (n: number): string => n.toString(16).padStart(64, '0');
    for (let n = 1; n <= 200; n++) {
      const insert = 'INSERT INTO objections (tenant_id, email_index, at, ledger_seq) VALUES (?, ?, 1, 1)';
      await meddle(databaseUrl, insert, [world.muster.tenantId, index(n)]);
    }
    await world.core.close();
    damageLeafWith(databaseUrl, index(100));
    const { withdrawalsKept, unreadable } = await world.restore({ date });
    expect(unreadable).toEqual(['objections']);
    expect(withdrawalsKept).toBeGreaterThan(100);
    const kept = await world.inside((each) => each('objections').pluck<string[]>('email_index'));
    expect(kept).toHaveLength(withdrawalsKept ?? 0);
    expect(kept).not.toContain(index(100));
    expect([kept.includes(index(1)), kept.includes(index(200))]).toEqual([true, true]);
  });

  it('goes on over a file that is no database at all, and says that nothing could be read', async () => {
    await world.signUp('eva@example.at');
    await world.backups.daily.run();
    await world.core.close();
    writeFileSync(world.databases.databaseUrl.slice('sqlite:'.length), Buffer.alloc(8192, garbage));
    const nothing = {
      withdrawalsKept: null,
      requestsKept: null,
      keysRevoked: null,
      basesKept: null,
      entriesLost: null,
    };
    expect(await world.restore({ date })).toMatchObject(nothing);
    expect(await world.consentsOf('eva@example.at')).toHaveLength(1);
  });

  it.each([
    ['a page of its keys is damaged', (url: string) => damageTable(url, 'vault_keys')],
    ['a page of its journal is damaged', (url: string) => damageTable(url, 'deletion_journal')],
    ['it is no database', (url: string) => writeFileSync(url.slice('sqlite:'.length), Buffer.alloc(8192, garbage))],
  ])('is refused with what to do about the vault when %s', async (_what, damage) => {
    const id = await world.subjectOf(await world.signUp('eva@example.at'));
    await world.backups.daily.run();
    await world.erase({ kind: 'person', ids: [id] });
    await world.core.close();
    damage(world.databases.vaultUrl);
    await expect(world.backups.restores.restore({ date })).rejects.toMatchObject({
      name: 'RestoreRefused',
      message: expect.stringContaining('the vault cannot be read') as string,
    });
  });
});
