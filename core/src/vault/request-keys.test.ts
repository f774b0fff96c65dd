import type { Core } from '../core';
import { openDatabase } from '../database/database';
import { systemRuntime } from '../runtime/system-runtime';
import { movableClock, onEachEngine, openSignUps, testCore, type SignUps, type TestDatabases } from '../testing';
import { meddle } from '../testing-dump';
import { readMasterKeys } from './master-key';
import { seal } from './seal';
import { Vault } from './vault';

const monday = '2026-11-23T08:00:00.000Z';

onEachEngine('The key of a request', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  let acting: { tenantId: string; actor: string };
  const clock = movableClock(monday);
  const runtime = { ...systemRuntime, clock };

  beforeEach(async () => {
    clock.set(monday);
    databases = await make();
    core = await testCore(databases, runtime);
    muster = await openSignUps(core, { clock });
    acting = { tenantId: muster.tenantId, actor: 'Eva Admin' };
    const backup = { date: '2026-11-22', bytes: 10, madeAt: clock.now(), verifiedAt: null, failedAt: null };
    await core.backupDays.record([backup]);
  });
  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const inVault = async <T>(work: (vault: Vault) => Promise<T>): Promise<T> => {
    const database = openDatabase(databases.vaultUrl);
    try {
      return await work(new Vault(database, () => readMasterKeys(databases.masterKeyFile), runtime));
    } finally {
      await database.close();
    }
  };
  const keys = async (): Promise<readonly string[]> =>
    inVault(async (vault) => (await vault.requestKeys()).map(({ id }) => id).sort());
  const describe = (origin: 'controller' | 'data-subject' = 'controller') =>
    core.deletions.create(acting, { scope: { kind: 'described', description: 'Von Anna' }, origin });
  const recovery = () => core.restoreRequests.create(acting, { backupDate: '2026-11-22', description: 'Von Anna' });

  it('is there while the request is open, also without any details', async () => {
    const { submissionId } = await muster.signUp('anna@example.at');
    const scope = { kind: 'records', records: [{ type: 'submission', id: submissionId }] } as const;
    const bare = await core.deletions.create({ tenantId: muster.tenantId }, { scope, origin: 'data-subject' });
    const open = [bare.id, (await describe()).id, (await recovery()).id];
    await core.migrate();
    clock.set('2026-11-25T08:00:00.000Z');
    await core.deletionRuns.run();
    expect(await keys()).toEqual(open.sort());
  });

  it.each([
    ['cancelled', async () => core.deletions.cancel(acting, (await describe()).id)],
    ['rejected', async () => core.deletions.reject(acting, (await describe('data-subject')).id, 'Zu unbestimmt')],
    ['cancelled for a recovery', async () => core.restoreRequests.cancel(acting, (await recovery()).id)],
    ['done', async () => core.restoreRequests.done(acting, (await recovery()).id)],
    ['refused', async () => core.restoreRequests.refuse(acting, (await recovery()).id, 'Zu alt')],
  ])('is gone at once when it is %s', async (_, close) => {
    await close();
    expect(await keys()).toEqual([]);
  });

  it('is gone at once when it is executed, and the reason of a refusal can still be read', async () => {
    const refused = await core.deletions.reject(acting, (await describe('data-subject')).id, 'Zu unbestimmt');
    await muster.signUp('anna@example.at');
    const scope = { kind: 'person', email: 'anna@example.at' } as const;
    await core.deletions.create(acting, { scope, origin: 'controller' });
    expect(await core.deletionRuns.run()).toMatchObject({ executed: 1 });
    expect(await keys()).toEqual([]);
    expect(await core.deletions.get(muster.tenantId, refused.id)).toMatchObject({ rejectionReason: 'Zu unbestimmt' });
  });

  it('goes on the next start when a crash came between closing and destroying', async () => {
    const { id } = await describe();
    await meddle(databases.databaseUrl, "UPDATE deletion_requests SET state = 'cancelled', sealed_details = NULL");
    expect(await keys()).toEqual([id]);
    await core.migrate();
    expect(await keys()).toEqual([]);
  });

  it('goes with the next run when its request was never written, and not while it may still be', async () => {
    await inVault((vault) => vault.requestKey(muster.tenantId, 'never-written'));
    await core.deletionRuns.run();
    expect(await keys()).toEqual(['never-written']);
    clock.set('2026-11-23T09:00:01.000Z');
    await core.deletionRuns.run();
    expect(await keys()).toEqual([]);
  });

  it('comes to requests that an earlier release sealed under the tenant’s key, which are read meanwhile', async () => {
    const [{ id }, lost] = [await describe(), await recovery()];
    const { key } = await inVault((vault) => vault.tenant(muster.tenantId));
    for (const [table, row] of [
      ['deletion_requests', id],
      ['restore_requests', lost.id],
    ] as const) {
      const place = { tenantId: muster.tenantId, table, row };
      const old = seal(key, '{"description":"Wie früher"}', place, systemRuntime.random);
      const database = openDatabase(databases.databaseUrl);
      await database.write((each) => each(table).where('id', row).update({ sealed_details: old, key_id: null }));
      await database.close();
    }
    await meddle(databases.vaultUrl, "DELETE FROM vault_keys WHERE kind = 'request'");
    const described = () => core.deletions.get(muster.tenantId, id);
    const asked = () => core.restoreRequests.get(muster.tenantId, lost.id);
    expect([(await described()).description, (await asked()).description]).toEqual(['Wie früher', 'Wie früher']);
    await core.migrate();
    expect(await keys()).toEqual([id, lost.id].sort());
    expect([(await described()).description, (await asked()).description]).toEqual(['Wie früher', 'Wie früher']);
  });

  it('lost with the data’s time, as in a database out of a backup, closes the request without carrying it out', async () => {
    const { submissionId } = await muster.signUp('anna@example.at');
    const scope = { kind: 'records', records: [{ type: 'submission', id: submissionId }] } as const;
    const [{ id }, lost] = [await core.deletions.create(acting, { scope, origin: 'controller' }), await recovery()];
    await meddle(databases.vaultUrl, "DELETE FROM vault_keys WHERE kind = 'request'");
    expect(await core.deletions.get(muster.tenantId, id)).toMatchObject({ state: 'scheduled', requestedBy: null });
    expect(await core.deletionRuns.run()).toMatchObject({ executed: 0, failed: 0 });
    expect(await core.deletions.get(muster.tenantId, id)).toMatchObject({ state: 'cancelled', requestedBy: null });
    const closed = { state: 'cancelled', description: null, closedAt: clock.now() };
    expect(await core.restoreRequests.get(muster.tenantId, lost.id)).toMatchObject(closed);
    expect(
      (await core.consents.search(muster.tenantId, { email: 'anna@example.at' }, { limit: 9 })).items,
    ).toHaveLength(1);
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
  });
});
