import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Core, systemRuntime } from '@kundenmeister/core';
import { makeSqlite, testCore, type TestDatabases } from '../../../core/src/testing';
import { main } from './main';

describe('kmdp restore-request', () => {
  let databases: TestDatabases;
  let tenantId: string;
  let id: string;

  const withCore = async <T>(work: (core: Core) => Promise<T>): Promise<T> => {
    const core = await testCore(databases);
    return work(core).finally(() => core.close());
  };

  beforeEach(async () => {
    databases = await makeSqlite();
    await withCore(async (core) => {
      tenantId = (await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' })).id;
      const madeAt = systemRuntime.clock.now();
      await core.backupDays.record([{ date: '2026-11-28', madeAt, bytes: 1, verifiedAt: null, failedAt: null }]);
      const lost = { backupDate: '2026-11-28', description: 'Die Gruppe Stammkunden' };
      id = (await core.restoreRequests.create({ tenantId }, lost)).id;
    });
  });

  afterEach(() => databases.dispose());

  const kmdp = async (...words: string[]) => {
    const before = process.exitCode;
    process.exitCode = 0;
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const { databaseUrl: DATABASE_URL, vaultUrl: VAULT_URL, masterKeyFile: MASTER_KEY_FILE } = databases;
    const environment = { DATABASE_URL, VAULT_URL, MASTER_KEY_FILE };
    await main(['node', 'kmdp', 'restore-request', ...words], { stdout, stderr, environment });
    const status = Number(process.exitCode);
    process.exitCode = before;
    stdout.end();
    stderr.end();
    return { status, answer: await text(stdout), complaint: await text(stderr) };
  };

  it('lists what waits, with what the customer wrote', async () => {
    const { answer } = await kmdp('list', '--json');
    expect(JSON.parse(answer)).toMatchObject({
      requests: [{ id, tenantId, backupDate: '2026-11-28', description: 'Die Gruppe Stammkunden' }],
    });
    expect((await kmdp('list')).answer).toContain('backup of 2026-11-28');
  });

  it('marks one done, after which nothing waits', async () => {
    expect(JSON.parse((await kmdp('done', id, '--json')).answer)).toEqual({ id, state: 'done' });
    expect((await kmdp('list')).answer).toBe('nothing to restore\n');
    expect(await kmdp('done', id)).toMatchObject({ status: 1, complaint: 'kmdp: no open request has this id\n' });
  });

  it('refuses one, with the reason for the customer', async () => {
    expect((await kmdp('refuse', id)).status).toBe(2);
    expect((await kmdp('refuse', id, '--reason', 'Die Zeilen sind da')).status).toBe(0);
    const found = await withCore((core) => core.restoreRequests.get(tenantId, id));
    expect(found).toMatchObject({ state: 'refused', refusalReason: 'Die Zeilen sind da' });
  });
});
