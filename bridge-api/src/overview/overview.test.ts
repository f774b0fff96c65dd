import { Core, processor, systemRuntime, type SubmissionReceipt } from '@kundenmeister/core';
import { keptDays } from '../../../core/src/backup/calendar';
import { openDatabase } from '../../../core/src/database/database';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { activeSettings, formInput, idempotencyKey, profileInput, readyForm, submission } from '../testing/fixtures';
import { testBridge, type TestBridge } from '../testing/test-bridge';
import type { OverviewAnswer } from './schemas';

onEachEngine('The overview', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;

  beforeEach(async () => {
    databases = await make();
    bridge = await testBridge(databases);
  });

  afterEach(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const overview = async (headers: Record<string, string> = {}): Promise<OverviewAnswer> =>
    (await bridge.get('/v1/overview', { headers }).expect(200)).body as OverviewAnswer;

  it('of a new tenant is empty, with thirty days without consents', async () => {
    const found = await overview();
    expect(found).toMatchObject({
      forms: { total: 0, accepting: 0, withFindings: 0 },
      findings: [],
      declarations: [],
      pendingConfirmations: 0,
      mail: { waiting: 0, failed: 0, oldestWaitingSince: null, configured: false },
      ledger: { entries: 0, checkedAt: null, ok: null },
      agreement: { accepted: null, current: processor().agreement.version, outdated: false },
    });
    expect(found.consentsPerDay).toHaveLength(30);
    expect(found.consentsPerDay.every(({ given, confirmed, withdrawn }) => given + confirmed + withdrawn === 0)).toBe(
      true,
    );
  });

  it('counts what awaits confirmation, its mail, and withdrawals of today', async () => {
    const { notice } = await readyForm(bridge);
    const send = async (email: string): Promise<SubmissionReceipt> => {
      const headers = { 'Idempotency-Key': idempotencyKey() };
      const body = submission(notice, { fields: { email, name: 'A' } });
      return (await bridge.post('/v1/submissions', body, { headers }).expect(201)).body as SubmissionReceipt;
    };
    const first = await send('a@example.org');
    await send('b@example.org');
    await bridge.post(`/v1/consents/${first.consents[0]?.consentId}/withdrawal`, {}).expect(200);
    const found = await overview();
    expect(found.forms).toEqual({ total: 1, accepting: 1, withFindings: 0 });
    expect(found.pendingConfirmations).toBe(1);
    expect(found.mail.waiting).toBeGreaterThanOrEqual(1);
    expect(found.mail.oldestWaitingSince).not.toBeNull();
    expect(found.consentsPerDay.at(-1)).toMatchObject({ given: 0, confirmed: 0, withdrawn: 1 });
  });

  it('says in the language of the reader what is wrong with which form, and how to mend it', async () => {
    await bridge.put('/v1/data-protection', activeSettings()).expect(200);
    await bridge.put('/v1/forms/bare', formInput([], { title: 'Ohne Text' })).expect(200);
    const found = await overview({ 'Accept-Language': 'de' });
    expect(found.forms).toEqual({ total: 1, accepting: 0, withFindings: 1 });
    expect(found.findings).toContainEqual(
      expect.objectContaining({
        formKey: 'bare',
        formTitle: 'Ohne Text',
        pageUrl: 'https://muster.example/newsletter',
        code: 'no-profile',
        severity: 'block',
        message: expect.stringContaining('kein Einwilligungstext') as string,
      }),
    );
  });

  it('counts what the processing directory lacks, and shows the first of it in the language of the reader', async () => {
    await bridge.put('/v1/data-protection', activeSettings()).expect(200);
    for (const name of ['Lohn', 'Rechnungen'])
      await bridge.post('/v1/processing-directory/activities', { name }).expect(201);
    const { directory } = await overview({ 'Accept-Language': 'de' });
    expect(directory).toMatchObject({ activities: 2, findings: 1 + 2 * 6 });
    expect(directory.first).toHaveLength(5);
    expect(directory.first[0]).toMatchObject({
      code: 'measures-missing',
      fix: expect.stringContaining('Maßnahmen') as string,
    });
    expect(directory.first[1]).toMatchObject({ code: 'purpose-missing', column: 'purpose' });
    const body = (await bridge.get('/v1/processing-directory').expect(200)).body as { findings: { message: string }[] };
    expect(body.findings).toHaveLength(directory.findings);
  });

  it('says in plain words which days lack a backup', async () => {
    expect((await overview()).backups).toEqual({ kept: 0, newest: null, verifiedAt: null, findings: [] });
    const [first = '', gap = '', today = ''] = keptDays(systemRuntime.clock.now()).slice(-3);
    const about = { madeAt: systemRuntime.clock.now(), bytes: 1, failedAt: null };
    const backups = [first, today].map((date) => ({ date, ...about, verifiedAt: about.madeAt }));
    await bridge.core.backupDays.record(backups);
    expect((await overview({ 'Accept-Language': 'de' })).backups).toMatchObject({
      ...{ kept: 2, newest: today, verifiedAt: about.madeAt.toISOString() },
      findings: [{ code: 'backup-missing', message: expect.stringContaining(gap.slice(0, 4)) as string }],
    });
  });

  it('counts no form as accepting while data protection is not activated', async () => {
    await readyForm(bridge);
    await bridge.put('/v1/data-protection', { ...activeSettings(), active: false }).expect(200);
    expect((await overview()).forms).toEqual({ total: 1, accepting: 0, withFindings: 0 });
  });

  it('lists the declarations that are links, and what the last look found', async () => {
    await bridge.put('/v1/data-protection', activeSettings()).expect(200);
    const url = 'https://muster.example/datenschutz';
    const linked = profileInput({ privacyDeclaration: { mode: 'link', url } });
    const { body } = await bridge.post('/v1/consent-profiles', linked).expect(201);
    const { id: profileId, currentVersion } = body as { id: string; currentVersion: string };
    expect((await overview()).declarations).toMatchObject([{ profileId, url, findings: [] }]);
    await bridge.core.declarations.note(bridge.tenantId, currentVersion, { text: 'Zweck. Widerruf.' });
    expect((await overview()).declarations).toMatchObject([
      {
        profileId,
        checkedAt: expect.any(String) as string,
        findings: [{ code: 'processor-not-named', severity: 'warn' }],
      },
    ]);
  });

  it('remembers the last check of the ledger, be it daily or on demand', async () => {
    await readyForm(bridge);
    expect(await bridge.core.ledgerChecks.checkDue()).toEqual([]);
    const daily = (await overview()).ledger;
    expect(daily).toMatchObject({ ok: true, checkedAt: expect.any(String) as string });
    await bridge.post('/v1/ledger/verify', {}).expect(200);
    const onDemand = (await overview()).ledger;
    expect(String(onDemand.checkedAt) >= String(daily.checkedAt)).toBe(true);
    expect(onDemand.ok).toBe(true);
  });

  it('says that a new version of the agreement waits for acceptance', async () => {
    await bridge.put('/v1/data-protection', activeSettings()).expect(200);
    const { agreement } = processor();
    const { version } = agreement;
    expect((await overview()).agreement).toEqual({ accepted: version, current: version, outdated: false });
    const later = new Core({ ...databases, agreements: [agreement, { ...agreement, version: '2027-01' }] });
    const found = await later.overview.get(bridge.tenantId, 'de');
    await later.close();
    expect(found.agreement).toEqual({ accepted: version, current: '2027-01', outdated: true });
  });

  it('names the consent that does not follow from the ledger', async () => {
    const { notice } = await readyForm(bridge);
    const headers = { 'Idempotency-Key': idempotencyKey() };
    const { body } = await bridge.post('/v1/submissions', submission(notice), { headers }).expect(201);
    const consentId = (body as SubmissionReceipt).consents[0]?.consentId;
    const sound = await bridge.post('/v1/ledger/verify', {}).expect(200);
    expect(sound.body).toMatchObject({ ok: true, consents: { compared: 1, ok: true } });
    const database = openDatabase(databases.databaseUrl);
    await database.write((data) => data('consents').update({ state: 'confirmed' }));
    await database.close();
    const different = { ok: false, consents: { compared: 0, ok: false, firstMismatch: { consentId, what: 'state' } } };
    const { body: found } = await bridge.post('/v1/ledger/verify', {}).expect(200);
    expect(found).toMatchObject(different);
    expect((await overview()).ledger).toMatchObject(different);
  });

  it('needs a key that may manage', async () => {
    const { key } = await bridge.keyWith(['submit']);
    await bridge.get('/v1/overview', { key }).expect(403);
  });
});
