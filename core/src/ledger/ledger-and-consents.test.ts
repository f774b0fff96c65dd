import type { Knex } from 'knex';
import { openDatabase } from '../database/database';
import type { Core } from '../core';
import { onEachEngine, openSignUps, testCore, type SignUps, type TestDatabases } from '../testing';

onEachEngine('The check of a ledger and its consents', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  let consentId: string;

  beforeEach(async () => {
    databases = await make();
    core = await testCore(databases);
    muster = await openSignUps(core);
    consentId = (await muster.signUp('anna@example.at')).consents[0]?.consentId ?? '';
  });
  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const tamper = async (deed: (data: Knex) => Promise<unknown>): Promise<void> => {
    const database = openDatabase(databases.databaseUrl);
    await database.write((transaction) => deed(transaction));
    await database.close();
  };

  it('compares the consents with a chain that holds', async () => {
    expect(await core.ledgerChecks.check(muster.tenantId)).toMatchObject({
      ok: true,
      consents: { compared: 1, ok: true },
    });
    expect(await core.ledgerChecks.last(muster.tenantId)).toMatchObject({
      ok: true,
      consents: { compared: 1, ok: true },
    });
  });

  it('finds, daily too, a consent that does not follow from a chain that holds, and keeps what it found', async () => {
    await tamper((data) => data('consents').where({ id: consentId }).update({ state: 'confirmed' }));
    const consents = { compared: 0, ok: false, firstMismatch: { consentId, what: 'state' } };
    const [found] = await core.ledgerChecks.checkDue();
    expect(found).toMatchObject({ ok: false, consents });
    expect(found).not.toHaveProperty('firstBad');
    expect(await core.ledgerChecks.last(muster.tenantId)).toMatchObject({ ok: false, consents });
    const { ledger } = await core.overview.get(muster.tenantId, 'de');
    expect(ledger).toMatchObject({ ok: false, consents });
  });

  it('compares no consents with a chain that is broken: nothing follows from it', async () => {
    await tamper((data) => data('ledger_entries').where({ seq: 1 }).update({ ref: 'forged' }));
    const found = await core.ledgerChecks.check(muster.tenantId);
    expect(found).toMatchObject({ ok: false, firstBad: 1 });
    expect(found).not.toHaveProperty('consents');
    expect(await core.ledgerChecks.last(muster.tenantId)).not.toHaveProperty('consents');
  });
});
