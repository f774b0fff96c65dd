import type { Knex } from 'knex';
import type { Core } from '../core';
import { openDatabase } from '../database/database';
import type { Principal } from '../tenants/types';
import {
  activeSettings,
  newsletterForm,
  newsletterProfile,
  newsletterSubmission,
  onEachEngine,
  testCore,
  type TestDatabases,
} from '../testing';

/** Each is one deed of someone with access to the database; `id` is a consent that was withdrawn. */
const deeds: readonly (readonly [what: string, found: string, deed: (data: Knex, id: string) => Promise<unknown>])[] = [
  ['revives a withdrawn consent', 'state', (data, id) => data('consents').where({ id }).update({ state: 'requested' })],
  [
    'takes a withdrawal back, event and all',
    'events',
    async (data, id) => {
      await data('consent_events').where({ consent_id: id, type: 'withdrawn' }).delete();
      await data('consents').where({ id }).update({ state: 'requested' });
    },
  ],
  [
    'turns a withdrawal into a confirmation',
    'events',
    async (data, id) => {
      await data('consent_events').where({ consent_id: id, position: 2 }).update({ type: 'confirmed' });
      await data('consents').where({ id }).update({ state: 'confirmed' });
    },
  ],
  [
    'spares a person the confirmation',
    'events',
    (data, id) => data('consent_events').where({ consent_id: id, position: 1 }).update({ type: 'given' }),
  ],
  [
    'dates a withdrawal back',
    'events',
    (data, id) => data('consent_events').where({ consent_id: id, position: 2 }).update({ at: 1 }),
  ],
  ['unticks a box', 'decision', (data, id) => data('consents').where({ id }).update({ ticked: false })],
  [
    'removes a consent',
    'missing',
    async (data, id) => {
      await data('consent_events').where({ consent_id: id }).delete();
      await data('consents').where({ id }).delete();
    },
  ],
  [
    'makes up a submission with its consent',
    'unbacked',
    async (data, id) => {
      const consent = (await data('consents').where({ id }).first()) as Record<string, unknown>;
      const submission = (await data('submissions').where({ id: consent['submission_id'] }).first()) as object;
      const invented = '00000000-0000-7000-8000-000000000000';
      await data('submissions').insert({ ...submission, id: invented });
      await data('consents').insert({ ...consent, id: invented, submission_id: invented });
    },
  ],
];

onEachEngine('Comparing consents with the ledger', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let tenantId: string;
  let ids: string[];

  beforeEach(async () => {
    databases = await make();
    core = await testCore(databases);
    ({ tenantId, ids } = await threeConsents(core));
    await core.consents.withdraw({ tenantId }, ids[1] as string, {});
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const tamper = async (deed: (data: Knex) => Promise<unknown>): Promise<void> => {
    const database = openDatabase(databases.databaseUrl);
    await database.write(deed);
    await database.close();
  };

  it('finds all in order as it was recorded and withdrawn, and no consents with a tenant that has none', async () => {
    expect(await core.consentAudit.audit(tenantId)).toEqual({ tenantId, ok: true, consents: 3 });
    const { id: other } = await core.tenants.create({ company: 'Andere GmbH', slug: 'andere' });
    expect(await core.consentAudit.audit(other)).toEqual({ tenantId: other, ok: true, consents: 0 });
    await expect(core.consentAudit.audit('nobody')).rejects.toThrow('not-found');
  });

  it.each(deeds)('finds who %s, though the chain itself holds', async (_, what, deed) => {
    const id = ids[1] as string;
    await tamper((data) => deed(data, id));
    const consentId = what === 'unbacked' ? '00000000-0000-7000-8000-000000000000' : id;
    expect(await core.consentAudit.audit(tenantId)).toMatchObject({ ok: false, firstMismatch: { consentId, what } });
    expect(await core.ledger.verify(tenantId)).toMatchObject({ ok: true });
  });

  it('tells consents that are lost from those that were changed', async () => {
    expect(await core.consentAudit.review(tenantId)).toEqual({ lost: 0 });
    await tamper((data) => data('consent_events').where({ consent_id: ids[1], type: 'withdrawn' }).delete());
    await tamper((data) => data('consent_events').where({ consent_id: ids[0] }).delete());
    await tamper((data) => data('consents').where({ id: ids[0] }).delete());
    expect(await core.consentAudit.review(tenantId)).toEqual({ lost: 2 });
    await tamper((data) => data('consents').where({ id: ids[1] }).update({ state: 'requested' }));
    const firstChanged = { consentId: ids[1], what: 'events' };
    expect(await core.consentAudit.review(tenantId)).toEqual({ lost: 1, firstChanged });
  });

  it.each(deeds)('does not take it for a loss when somebody %s', async (_, what, deed) => {
    await tamper((data) => deed(data, ids[1] as string));
    const { lost, firstChanged } = await core.consentAudit.review(tenantId);
    expect({ lost, what: firstChanged?.what ?? 'missing' }).toEqual({ lost: what === 'missing' ? 1 : 0, what });
  });

  it('still checks events and state of a person whose payload is erased', async () => {
    const erase = (data: Knex): Promise<unknown> =>
      data('ledger_entries').where('type', 'submission.recorded').update({ sealed_payload: null });
    await tamper(erase);
    expect(await core.consentAudit.audit(tenantId)).toMatchObject({ ok: true, consents: 3 });
    await tamper((data) => data('consents').where('id', ids[2]).update({ state: 'confirmed' }));
    expect(await core.consentAudit.audit(tenantId)).toMatchObject({
      ok: false,
      firstMismatch: { consentId: ids[2], what: 'state' },
    });
  });

  it('is not misled by withdrawals that come while it reads', async () => {
    const audits = Promise.all(Array.from({ length: 5 }, () => core.consentAudit.audit(tenantId)));
    await core.consents.withdraw({ tenantId }, ids[0] as string, {});
    await core.consents.withdraw({ tenantId }, ids[2] as string, {});
    expect((await audits).map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  });
});

async function threeConsents(core: Core): Promise<{ tenantId: string; ids: string[] }> {
  const { id: tenantId } = await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' });
  const { key } = await core.tenants.createKey({ tenantId, scopes: ['submit'] });
  const principal = (await core.submissions.authenticate(key)) as Principal;
  await core.tenants.putSettings({ tenantId }, activeSettings());
  const { id: profileId } = await core.profiles.create({ tenantId }, newsletterProfile());
  await core.forms.put({ tenantId }, 'newsletter', newsletterForm([profileId]), 'de');
  const notice = await core.forms.notice(tenantId, 'newsletter', 'de');
  const ids: string[] = [];
  for (const name of ['anna', 'berta', 'clara']) {
    const input = newsletterSubmission(notice, `${name}@example.at`);
    const job = { key: principal, idempotencyKey: `audit-${name}`, requestHash: 'ab', input };
    const { receipt } = await core.submissions.record(job);
    ids.push(...receipt.consents.map(({ consentId }) => consentId));
  }
  return { tenantId, ids };
}
