import { openDatabase } from '../database/database';
import type { Core } from '../core';
import { movableClock, onEachEngine, testCore, type TestDatabases } from '../testing';
import { systemRuntime } from '../runtime/system-runtime';

onEachEngine('The daily check of ledgers', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let tenantId: string;
  const clock = movableClock('2026-11-24T10:00:00.000Z');

  beforeEach(async () => {
    clock.set('2026-11-24T10:00:00.000Z');
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    tenantId = (await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' })).id;
    const settings = { active: false, company: null, processorAgreement: null, recordIp: false };
    await core.tenants.putSettings({ tenantId }, { ...settings, unconfirmedDays: 7, keepProofDays: 1095 });
  });
  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const tamper = async (): Promise<void> => {
    const database = openDatabase(databases.databaseUrl);
    await database.write((transaction) => transaction.raw("UPDATE ledger_entries SET ref = 'forged' WHERE seq = 1"));
    await database.close();
  };

  it('is made at once for a tenant never checked, and again only after a day', async () => {
    expect(await core.ledgerChecks.last(tenantId)).toBeUndefined();
    await core.ledgerChecks.checkDue();
    const first = {
      checkedAt: new Date('2026-11-24T10:00:00.000Z'),
      entries: 1,
      ok: true,
      consents: { compared: 0, ok: true },
    };
    expect(await core.ledgerChecks.last(tenantId)).toEqual(first);
    clock.set('2026-11-25T09:59:59.000Z');
    await core.ledgerChecks.checkDue();
    expect(await core.ledgerChecks.last(tenantId)).toEqual(first);
    clock.set('2026-11-25T10:00:00.001Z');
    await core.ledgerChecks.checkDue();
    expect((await core.ledgerChecks.last(tenantId))?.checkedAt).toEqual(clock.now());
  });

  it('finds a ledger that was tampered with, and keeps what it found', async () => {
    await tamper();
    expect(await core.ledgerChecks.checkDue()).toMatchObject([{ tenantId, ok: false, firstBad: 1 }]);
    expect(await core.ledgerChecks.last(tenantId)).toMatchObject({ ok: false, firstBad: 1 });
  });

  it('forgets where a ledger was broken once it is whole again', async () => {
    await tamper();
    await core.ledgerChecks.checkDue();
    const database = openDatabase(databases.databaseUrl);
    await database.write((transaction) => transaction('ledger_entries').where({ seq: 1 }).update({ ref: tenantId }));
    await database.close();
    await core.ledgerChecks.check(tenantId);
    expect(await core.ledgerChecks.last(tenantId)).toEqual({
      checkedAt: clock.now(),
      entries: 1,
      ok: true,
      consents: { compared: 0, ok: true },
    });
  });
});
