import { createPublicKey, verify } from 'node:crypto';
import { openDatabase } from '../database/database';
import type { Core } from '../core';
import { onEachEngine, testCore, type TestDatabases } from '../testing';
import { headMessage } from './signed-head';

onEachEngine('The ledger', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let tenantId: string;

  beforeEach(async () => {
    databases = await make();
    core = await testCore(databases);
    tenantId = (await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' })).id;
    await Promise.all([1, 2, 3, 4].map((n) => core.tenants.putSettings({ tenantId }, settings(n))));
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  it('numbers the entries of writers that come at once without a gap', async () => {
    const entries = await core.ledger.list(tenantId, { after: 0, limit: 100 });
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4]);
    expect(await core.ledger.verify(tenantId)).toEqual({ tenantId, entries: 4, ok: true });
  });

  it('signs its head so that anyone with the public key can check it, for this tenant only', async () => {
    const head = await core.ledger.head(tenantId);
    const [jwk] = await core.ledger.publicKeys();
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const signature = Buffer.from(head.signature, 'base64url');
    expect(verify(null, headMessage(tenantId, head), key, signature)).toBe(true);
    expect(verify(null, headMessage('another tenant', head), key, signature)).toBe(false);
  });

  it.each([
    ['a changed entry', (table: string) => `UPDATE ${table} SET ref = 'forged' WHERE seq = 2`, 2],
    ['a missing entry', (table: string) => `DELETE FROM ${table} WHERE seq = 3`, 3],
    ['a missing last entry', (table: string) => `DELETE FROM ${table} WHERE seq = 4`, 4],
    [
      'a payload destroyed without its key',
      (table: string) => `UPDATE ${table} SET sealed_payload = NULL WHERE seq = 2`,
      2,
    ],
    [
      'a payload sealed by a key that never was',
      (table: string) => `UPDATE ${table} SET key_id = 'gone' WHERE seq = 2`,
      2,
    ],
    ['a changed payload', (table: string) => `UPDATE ${table} SET sealed_payload = 'forged' WHERE seq = 1`, 1],
  ])('finds %s', async (_, forge, firstBad) => {
    const database = openDatabase(databases.databaseUrl);
    await database.write((transaction) => transaction.raw(forge('ledger_entries')));
    await database.close();
    expect(await core.ledger.verify(tenantId)).toMatchObject({ ok: false, firstBad });
  });

  it('finds a head that was set back', async () => {
    const third = (await core.ledger.list(tenantId, { after: 2, limit: 1 }))[0];
    const database = openDatabase(databases.databaseUrl);
    await database.write((transaction) => transaction('tenants').update({ ledger_seq: 3, ledger_hash: third?.hash }));
    await database.close();
    expect(await core.ledger.verify(tenantId)).toMatchObject({ ok: false, firstBad: 4 });
  });

  it('still verifies when payloads were erased with their key', async () => {
    const database = openDatabase(databases.databaseUrl);
    await database.write((transaction) => transaction('ledger_entries').update({ sealed_payload: null }));
    await database.close();
    const vault = openDatabase(databases.vaultUrl);
    await vault.write((transaction) => transaction('vault_keys').where('id', tenantId).delete());
    await vault.close();
    expect(await core.ledger.verify(tenantId)).toMatchObject({ ok: true });
  });
});

function settings(unconfirmedDays: number): Parameters<Core['tenants']['putSettings']>[1] {
  return {
    active: false,
    company: null,
    processorAgreement: null,
    unconfirmedDays,
    keepProofDays: 30,
    recordIp: false,
  };
}
