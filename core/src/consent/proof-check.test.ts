import type { Core } from '../core';
import { openDatabase } from '../database/database';
import {
  activeSettings,
  newsletterForm,
  newsletterProfile,
  newsletterSubmission,
  onEachEngine,
  testCore,
  type TestDatabases,
} from '../testing';
import type { Principal } from '../tenants/types';

/** Each is one change that someone with access to the database could make. */
const forgeries: readonly (readonly [what: string, table: string, change: Record<string, unknown>])[] = [
  ['the state', 'consents', { state: 'confirmed' }],
  ['the tick', 'consents', { ticked: false }],
  ['the form', 'consents', { form_key: 'other' }],
  ['the words', 'consent_versions', { consent_text: 'Ich stimme allem zu.' }],
  ['the words and their hash', 'consent_versions', { consent_text: 'Alles.', sha256: 'ab'.repeat(32) }],
  ['the kind of an event', 'consent_events', { type: 'given' }],
  ['the time of an event', 'consent_events', { at: 1 }],
  ['the time in the ledger', 'ledger_entries', { at: 1 }],
];

onEachEngine('The proof of a consent', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let tenantId: string;
  let id: string;

  beforeEach(async () => {
    databases = await make();
    core = await testCore(databases);
    ({ tenantId, id } = await oneConsent(core));
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  it('is intact as it was recorded, and still after it was withdrawn', async () => {
    expect((await core.consents.get(tenantId, id)).intact).toBe(true);
    await core.consents.withdraw({ tenantId }, id, {});
    expect((await core.consents.get(tenantId, id)).intact).toBe(true);
  });

  it.each(forgeries)('shows that someone changed %s', async (_, table, change) => {
    const database = openDatabase(databases.databaseUrl);
    const latest = table === 'ledger_entries' ? { seq: (await core.ledger.head(tenantId)).seq } : {};
    await database.write((transaction) => transaction(table).where(latest).update(change));
    await database.close();
    expect((await core.consents.get(tenantId, id)).intact).toBe(false);
  });

  it('shows that someone added a confirmation that never was', async () => {
    const database = openDatabase(databases.databaseUrl);
    await database.write(async (transaction) => {
      const event = { tenant_id: tenantId, consent_id: id, position: 2, type: 'confirmed', at: 5, ledger_seq: 1 };
      await transaction('consent_events').insert(event);
      await transaction('consents').update({ state: 'confirmed' });
    });
    await database.close();
    expect((await core.consents.get(tenantId, id)).intact).toBe(false);
  });
});

async function oneConsent(core: Core): Promise<{ tenantId: string; id: string }> {
  const { id: tenantId } = await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' });
  const { key } = await core.tenants.createKey({ tenantId, scopes: ['submit'] });
  await core.tenants.putSettings({ tenantId }, activeSettings());
  const { id: profileId } = await core.profiles.create({ tenantId }, newsletterProfile());
  await core.forms.put({ tenantId }, 'newsletter', newsletterForm([profileId]), 'de');
  const notice = await core.forms.notice(tenantId, 'newsletter', 'de');
  const { receipt } = await core.submissions.record({
    key: (await core.submissions.authenticate(key)) as Principal,
    idempotencyKey: 'only-one-01',
    requestHash: 'ab',
    input: newsletterSubmission(notice, 'anna@example.at'),
  });
  return { tenantId, id: receipt.consents[0]?.consentId ?? '' };
}
