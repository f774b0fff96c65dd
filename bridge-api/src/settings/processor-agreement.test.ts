import { Core, processor, type AgreementVersions, type ProvenAcceptance } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { activeSettings } from '../testing/fixtures';
import { officer } from '../testing/people';
import { testBridge, type TestBridge } from '../testing/test-bridge';

const inForce = processor().agreement;
const next = {
  version: '2027-01',
  text: {
    de: `${inForce.text.de}\n\n16.1 Ein neuer Absatz.`,
    en: `${inForce.text.en}\n\n16.1 A new paragraph.`,
  },
};
const both: AgreementVersions = [inForce, next];

onEachEngine('The processor agreement', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  /** The same data under a later release, in which a new version is in force. */
  let later: Core;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    later = new Core({ ...databases, agreements: both });
  });

  afterAll(async () => {
    await later.close();
    await bridge.close();
    await databases.dispose();
  });

  it('changes nothing while there is only one version', async () => {
    const { body } = await bridge.get('/v1/processor').expect(200);
    expect(body).toMatchObject({ agreement: { version: inForce.version, changes: null } });
  });

  it('is downloaded as a text file in each language', async () => {
    const german = await bridge.get('/v1/processor/agreement?locale=de').expect(200);
    expect(german.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(german.headers['content-disposition']).toBe(
      `attachment; filename="Auftragsverarbeitungsvertrag-${inForce.version}.txt"`,
    );
    expect(german.text).toContain(inForce.text.de);
    const english = await bridge.get(`/v1/processor/agreement?locale=en&version=${inForce.version}`).expect(200);
    expect(english.text).toContain(inForce.text.en);
  });

  it('is refused for a version that never was, and without a language', async () => {
    await bridge.get('/v1/processor/agreement?locale=de&version=1').expect(404);
    await bridge.get('/v1/processor/agreement').expect(400);
  });

  it('in a new version asks who accepted the one before, and says what changed', async () => {
    await bridge.put('/v1/data-protection', activeSettings()).expect(200);
    const offer = await later.agreement.offer(bridge.tenantId);
    expect(offer.version).toBe(next.version);
    expect(offer.changes?.since).toBe(inForce.version);
    expect(offer.changes?.de).toEqual([[{ kind: 'added', text: '16.1 Ein neuer Absatz.' }]]);
    expect(later.agreement.find(inForce.version)).toEqual(inForce);

    const settings = await later.tenants.getSettings(bridge.tenantId);
    expect(settings).toMatchObject({ active: true, processorAgreement: { version: inForce.version } });
    const put = later.tenants.putSettings({ tenantId: bridge.tenantId }, settings);
    await expect(put).rejects.toMatchObject({
      code: 'activation-incomplete',
      fields: [{ pointer: '/processorAgreement', code: 'agreement-outdated' }],
    });
  });

  it('proves each acceptance with the entry of the ledger that recorded it', async () => {
    const tenantId = bridge.otherTenantId;
    const options = { key: bridge.otherKey };
    await bridge.put('/v1/data-protection', activeSettings(), options).expect(200);
    await bridge.put('/v1/data-protection', activeSettings(), options).expect(200);
    const settings = await later.tenants.getSettings(tenantId);
    const processorAgreement = { version: next.version, acceptedBy: officer.name };
    await later.tenants.putSettings({ tenantId }, { ...settings, processorAgreement });

    const { body } = await bridge.get('/v1/processor/agreement/acceptances', options).expect(200);
    const acceptances = body as (Omit<ProvenAcceptance, 'acceptedAt'> & { acceptedAt: string })[];
    expect(acceptances).toMatchObject([
      { version: next.version, acceptedBy: officer.name, ledger: { seq: 3 } },
      { version: inForce.version, acceptedBy: officer.name, ledger: { seq: 1 } },
    ]);
    const entries = await bridge.core.ledger.list(tenantId, { after: 0, limit: 10 });
    expect(acceptances.map(({ ledger }) => ledger.hash)).toEqual([entries[2]?.hash, entries[0]?.hash]);
    expect(await bridge.core.ledger.verify(tenantId)).toMatchObject({ ok: true });
  });

  it('is not accepted in a version that never was, not even while inactive', async () => {
    const settings = { ...activeSettings(), active: false };
    const processorAgreement = { version: '1999-bogus', acceptedBy: officer.name };
    const { body } = await bridge.put('/v1/data-protection', { ...settings, processorAgreement }).expect(422);
    expect(body).toMatchObject({ errors: [{ pointer: '/processorAgreement', code: 'agreement-outdated' }] });
    const { body: acceptances } = await bridge.get('/v1/processor/agreement/acceptances').expect(200);
    expect((acceptances as ProvenAcceptance[]).map(({ version }) => version)).not.toContain('1999-bogus');
  });

  it('stays accepted by whom and when it first was, whoever saves, and after it was taken out', async () => {
    const settings = activeSettings();
    const { body: first } = await bridge.put('/v1/data-protection', settings).expect(200);
    const { processorAgreement } = first as { processorAgreement: { version: string; acceptedBy: string } };
    const byAnother = { version: processorAgreement.version, acceptedBy: 'Bert Muster' };
    const { body: second } = await bridge
      .put('/v1/data-protection', { ...settings, processorAgreement: byAnother })
      .expect(200);
    expect(second).toMatchObject({ processorAgreement });
    const without = { ...settings, active: false, processorAgreement: null };
    const { body: none } = await bridge.put('/v1/data-protection', without).expect(200);
    expect(none).toMatchObject({ processorAgreement: null });
    const { body: again } = await bridge
      .put('/v1/data-protection', { ...settings, processorAgreement: byAnother })
      .expect(200);
    expect(again).toMatchObject({ processorAgreement });
  });

  it('has no acceptances of another controller', async () => {
    const { id: tenantId } = await bridge.core.tenants.create({ company: 'Dritte GmbH', slug: 'dritte' });
    const { key } = await bridge.core.tenants.createKey({ tenantId, scopes: ['manage'] });
    const { body } = await bridge.get('/v1/processor/agreement/acceptances', { key }).expect(200);
    expect(body).toEqual([]);
  });
});

onEachEngine('Two people who change the settings at once', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    await bridge.put('/v1/data-protection', activeSettings()).expect(200);
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  it('lose nothing: the second is refused with what the first one saved', async () => {
    const { body, headers } = await bridge.get('/v1/data-protection').expect(200);
    const seen = { headers: { 'If-Match': headers['etag'] as string } };
    const first = await bridge
      .put('/v1/data-protection', { ...(body as object), unconfirmedDays: 3 }, seen)
      .expect(200);
    const refused = await bridge.put('/v1/data-protection', { ...(body as object), recordIp: false }, seen).expect(412);
    expect(refused.body).toMatchObject({ current: first.body });
    expect(refused.headers['etag']).toBe(first.headers['etag']);

    const again = { headers: { 'If-Match': refused.headers['etag'] as string } };
    const { current } = refused.body as { current: object };
    const merged = await bridge.put('/v1/data-protection', { ...current, recordIp: false }, again).expect(200);
    expect(merged.body).toMatchObject({ unconfirmedDays: 3, recordIp: false });
  });

  it('in the very same moment: one of them is served', async () => {
    const { body, headers } = await bridge.get('/v1/data-protection').expect(200);
    const seen = { headers: { 'If-Match': headers['etag'] as string } };
    const answers = await Promise.all(
      [11, 12, 13].map((unconfirmedDays) =>
        bridge.put('/v1/data-protection', { ...(body as object), unconfirmedDays }, seen),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('are served without a tag, and with one that fits anything', async () => {
    const any = { headers: { 'If-Match': '*' } };
    await bridge.put('/v1/data-protection', activeSettings()).expect(200);
    await bridge.put('/v1/data-protection', activeSettings(), any).expect(200);
    const wrong = { headers: { 'If-Match': '"x"' } };
    await bridge.put('/v1/data-protection', activeSettings(), wrong).expect(412);
  });
});
