import type { Core } from '../../core';
import { openDatabase } from '../../database/database';
import { systemRuntime } from '../../runtime/system-runtime';
import { movableClock, onEachEngine, testCore, type TestDatabases } from '../../testing';
import type { RestoreRequest } from './types';

onEachEngine('Requests for a recovery', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let tenantId: string;
  let otherId: string;
  const clock = movableClock('2026-11-29T09:00:00.000Z');
  const day = '2026-11-28';
  const lost = { backupDate: day, description: 'Die Gruppe Stammkunden von Eva Beispiel' };

  beforeEach(async () => {
    clock.set('2026-11-29T09:00:00.000Z');
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    tenantId = (await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' })).id;
    otherId = (await core.tenants.create({ company: 'Andere GmbH', slug: 'andere' })).id;
    const backup = { date: day, bytes: 10, madeAt: clock.now(), verifiedAt: null, failedAt: null };
    await core.backupDays.record([backup, { ...backup, date: '2026-11-27', madeAt: null, failedAt: clock.now() }]);
  });
  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const ask = (): Promise<RestoreRequest> => core.restoreRequests.create({ tenantId, actor: 'Frau Huber' }, lost);
  const list = () => core.restoreRequests.list(tenantId, { limit: 50 });

  it('wait for the operator, with who asked for what', async () => {
    const request = await ask();
    expect(request).toMatchObject({ ...lost, state: 'received', requestedBy: 'Frau Huber', receivedAt: clock.now() });
    expect(await core.restoreRequests.get(tenantId, request.id)).toEqual(request);
    expect(await core.restoreRequests.listOpen()).toEqual([{ ...request, tenantId }]);
  });

  it('are refused for a day without a whole backup', async () => {
    for (const backupDate of ['2026-11-27', '2026-11-26']) {
      const asked = core.restoreRequests.create({ tenantId }, { ...lost, backupDate });
      await expect(asked).rejects.toMatchObject({ code: 'backup-unavailable', fields: [{ pointer: '/backupDate' }] });
    }
    expect(await core.restoreRequests.countOpen()).toBe(0);
  });

  it('are in the ledger with each step, and hold nothing readable', async () => {
    const { id } = await ask();
    await core.restoreRequests.cancel({ tenantId }, id);
    const entries = await core.ledger.list(tenantId, { after: 0, limit: 10 });
    expect(entries).toMatchObject([
      { type: 'restore-request.changed', ref: id },
      { type: 'restore-request.changed', ref: id },
    ]);
    expect(await core.ledger.verify(tenantId)).toMatchObject({ ok: true, entries: 2 });
  });

  it('are stored sealed', async () => {
    await ask();
    const database = openDatabase(databases.databaseUrl);
    const [row] = await database.read((connection) => connection<{ sealed_details: Buffer }>('restore_requests'));
    await database.close();
    expect(row?.sealed_details.includes('Eva Beispiel')).toBe(false);
  });

  it.each(['cancel', 'done', 'refuse'] as const)('forget, once closed by %s, whom they may name', async (step) => {
    const { id } = await ask();
    const closed = await core.restoreRequests[step]({ tenantId }, id, 'Zu alt');
    expect(closed).toMatchObject({ description: null, requestedBy: null, closedAt: clock.now() });
    expect(closed.refusalReason).toBe(step === 'refuse' ? 'Zu alt' : null);
    expect(await core.restoreRequests.get(tenantId, id)).toEqual(closed);
    expect(await core.restoreRequests.listOpen()).toEqual([]);
    await expect(core.restoreRequests.done({ tenantId }, id)).rejects.toMatchObject({ code: 'restore-request-state' });
  });

  it('of a day are done when its rows are back, and those of other days and tenants are not', async () => {
    await core.backupDays.record(
      [day, '2026-11-29'].map((date) => ({ date, bytes: 1, madeAt: clock.now(), verifiedAt: null, failedAt: null })),
    );
    const [first, second] = [await ask(), await ask()];
    const later = await core.restoreRequests.create({ tenantId }, { ...lost, backupDate: '2026-11-29' });
    const theirs = await core.restoreRequests.create({ tenantId: otherId }, lost);
    expect(await core.restoreRequests.settle({ tenantId }, day)).toBe(2);
    expect((await list()).items.map(({ id, state }) => [id, state])).toEqual([
      [later.id, 'received'],
      [second.id, 'done'],
      [first.id, 'done'],
    ]);
    expect((await core.restoreRequests.listOpen()).map(({ id }) => id)).toEqual([later.id, theirs.id]);
  });

  it('are counted in the Austrian year they came in, unless taken back or refused', async () => {
    clock.set('2026-12-31T22:59:59.000Z');
    await ask();
    clock.set('2026-12-31T23:00:00.000Z');
    await core.restoreRequests.done({ tenantId }, (await ask()).id);
    await core.restoreRequests.cancel({ tenantId }, (await ask()).id);
    await core.restoreRequests.refuse({ tenantId }, (await ask()).id, 'Zu alt');
    expect((await list()).fairUse).toMatchObject({ year: 2027, count: 1, exceeded: false });
  });

  it('and recoveries that nobody asked for are one count', async () => {
    await ask();
    expect(await core.restoreRequests.settle({ tenantId }, day)).toBe(1);
    expect((await list()).fairUse).toMatchObject({ count: 1 });
    expect(await core.restoreRequests.settle({ tenantId }, day)).toBe(0);
    const { items, fairUse } = await list();
    expect(fairUse).toMatchObject({ count: 2 });
    expect(items[0]).toMatchObject({ state: 'done', backupDate: day, description: null, closedAt: clock.now() });
    expect(await core.restoreRequests.countOpen()).toBe(0);
  });

  it('beyond what is usual are still taken, and told', async () => {
    for (let count = 0; count < 12; count++) await ask();
    expect((await list()).fairUse).toMatchObject({ count: 12, usual: 12, exceeded: false });
    expect((await ask()).state).toBe('received');
    expect((await list()).fairUse).toMatchObject({ count: 13, exceeded: true });
  });

  it('are nobody else’s', async () => {
    const { id } = await ask();
    await expect(core.restoreRequests.get(otherId, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(core.restoreRequests.cancel({ tenantId: otherId }, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await core.restoreRequests.list(otherId, { limit: 50 })).toMatchObject({ items: [], fairUse: { count: 0 } });
  });

  it('come page by page, the newest first', async () => {
    const ids = [(await ask()).id, (await ask()).id, (await ask()).id].reverse();
    const first = await core.restoreRequests.list(tenantId, { limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await core.restoreRequests.list(tenantId, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null });
  });
});
