import type { Activity, DirectoryChange, ProcessingDirectory } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { activeSettings, formInput, profileInput } from '../testing/fixtures';
import { testBridge, type TestBridge } from '../testing/test-bridge';

const path = '/v1/processing-directory';
const activities = `${path}/activities`;

interface Problem {
  readonly type: string;
  readonly errors?: readonly { pointer: string; code: string }[];
  readonly current?: Activity;
}

onEachEngine('The processing directory', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const directory = async (key = bridge.key): Promise<ProcessingDirectory> =>
    (await bridge.get(path, { key }).expect(200)).body as ProcessingDirectory;
  const added = async (cells: object = {}): Promise<Activity> =>
    (await bridge.post(activities, { name: 'Lohnverrechnung', ...cells }).expect(201)).body as Activity;
  const changed = async (id: string, patch: object, headers: Record<string, string> = {}): Promise<Activity> =>
    (await bridge.patch(`${activities}/${id}`, patch, { headers }).expect(200)).body as Activity;
  const refused = async (id: string, patch: unknown, status: number, ifMatch?: string): Promise<Problem> => {
    const headers: Record<string, string> = ifMatch === undefined ? {} : { 'If-Match': ifMatch };
    return (await bridge.patch(`${activities}/${id}`, patch, { headers }).expect(status)).body as Problem;
  };
  const history = async (activityId: string): Promise<readonly DirectoryChange[]> => {
    const { body } = await bridge.get(`${path}/history?limit=200&activityId=${activityId}`).expect(200);
    return (body as { items: DirectoryChange[] }).items;
  };

  describe('own rows', () => {
    it('are added with empty cells, changed cell by cell, and retired', async () => {
      const { body, headers } = await bridge.post(activities, { name: 'Lohnverrechnung' }).expect(201);
      const row = body as Activity;
      expect(headers['etag']).toBe('"1"');
      expect(row).toMatchObject({
        ...{ source: 'own', name: 'Lohnverrechnung', purpose: '', thirdCountry: false, revision: 1, retiredAt: null },
        storagePeriod: { kind: 'other' },
      });
      const after = await changed(row.id, { purpose: 'Auszahlung der Löhne' });
      expect(after).toEqual({ ...row, purpose: 'Auszahlung der Löhne', revision: 2 });
      expect((await directory()).activities).toContainEqual(after);
      await bridge.delete(`${activities}/${row.id}`).expect(204);
      expect((await directory()).activities.map(({ id }) => id)).not.toContain(row.id);
      await bridge.delete(`${activities}/${row.id}`).expect(409);
      expect((await refused(row.id, { name: 'x' }, 409)).type).toMatch(/activity-retired$/);
    });

    it('keep every change, with who made it, from and to', async () => {
      const { id } = await added();
      const headers = { 'X-Actor': 'Eva%20Admin' };
      const patch = { purpose: 'Löhne', storagePeriod: { kind: 'statutory', months: 84, note: '§ 132 BAO' } };
      await changed(id, patch, headers);
      await changed(id, { purpose: 'Löhne' }, headers);
      await bridge.delete(`${activities}/${id}`).expect(204);
      const [retired, storage, purpose, first, ...more] = await history(id);
      expect(more).toEqual([]);
      expect(retired).toMatchObject({
        kind: 'retired',
        column: null,
        from: { purpose: 'Löhne' },
        to: null,
        actor: null,
      });
      expect(storage).toMatchObject({
        ...{ kind: 'changed', column: 'storagePeriod', actor: 'Eva Admin', activityName: 'Lohnverrechnung' },
        ...{ from: { kind: 'other' }, to: patch.storagePeriod },
      });
      expect(purpose).toMatchObject({ column: 'purpose', from: '', to: 'Löhne' });
      expect(first).toMatchObject({ kind: 'added', from: null, to: { name: 'Lohnverrechnung', thirdCountry: false } });
    });

    it('are committed to by the ledger, which stays whole', async () => {
      const before = await bridge.core.ledger.head(bridge.tenantId);
      const { id } = await added();
      await changed(id, { purpose: 'a', recipients: 'b' });
      const entries = await bridge.core.ledger.list(bridge.tenantId, { after: before.seq, limit: 10 });
      expect(entries.map(({ type, ref }) => [type, ref])).toEqual([
        ['directory.changed', id],
        ['directory.changed', id],
      ]);
      expect(await bridge.core.ledger.verify(bridge.tenantId)).toMatchObject({ ok: true });
    });
  });

  describe('two people at once', () => {
    it('both keep what they wrote in different cells', async () => {
      const { id } = await added();
      await changed(id, { purpose: 'von Eva' }, { 'If-Match': '"1"' });
      const both = await changed(id, { recipients: 'von Adam' }, { 'If-Match': '"1"' });
      expect(both).toMatchObject({ purpose: 'von Eva', recipients: 'von Adam', revision: 3 });
    });

    it('never overwrite the same cell without seeing it', async () => {
      const { id } = await added();
      await changed(id, { purpose: 'von Eva' }, { 'If-Match': '"1"' });
      const { type, current } = await refused(id, { purpose: 'von Adam' }, 412, '"1"');
      expect(type).toMatch(/precondition-failed$/);
      expect(current).toMatchObject({ id, purpose: 'von Eva', revision: 2 });
      expect(await changed(id, { purpose: 'von Adam' }, { 'If-Match': '"2"' })).toMatchObject({ purpose: 'von Adam' });
    });

    it('agree when they wrote the same', async () => {
      const { id } = await added();
      await changed(id, { purpose: 'gleich' }, { 'If-Match': '"1"' });
      expect(await changed(id, { purpose: 'gleich' }, { 'If-Match': '"1"' })).toMatchObject({ revision: 2 });
    });

    it('do not lose safeguards that one writes while the other unticks the third country', async () => {
      const { id } = await added({ thirdCountry: true, thirdCountries: ['US'] });
      await changed(id, { safeguards: 'Standardvertragsklauseln' }, { 'If-Match': '"1"' });
      await refused(id, { thirdCountry: false }, 412, '"1"');
    });

    it.each(['"7"', 'W/"1"', '1', '"x"'])('refuses If-Match %s, which no row of this state has', async (ifMatch) => {
      const { id } = await added();
      await refused(id, { purpose: 'neu' }, 412, ifMatch);
    });
  });

  describe('third countries', () => {
    it('and safeguards go when there is none any more', async () => {
      const { id } = await added({ thirdCountry: true, thirdCountries: ['US', 'IN'], safeguards: 'SCC' });
      const after = await changed(id, { thirdCountry: false });
      expect(after).not.toHaveProperty('thirdCountries');
      expect(after).not.toHaveProperty('safeguards');
      const columns = (await history(id)).map(({ column }) => column);
      expect(columns).toEqual(expect.arrayContaining(['thirdCountry', 'thirdCountries', 'safeguards']));
    });

    it.each([
      [{ thirdCountries: ['US'] }, '/thirdCountries', 'third-country-not-ticked'],
      [{ safeguards: 'SCC' }, '/safeguards', 'third-country-not-ticked'],
      [{ thirdCountry: true, thirdCountries: ['US', 'ZZ'] }, '/thirdCountries/1', 'unknown'],
      [{ thirdCountry: true, thirdCountries: ['us'] }, '/thirdCountries/0', 'unknown'],
      [{ thirdCountry: true, thirdCountries: ['DE'] }, '/thirdCountries/0', 'not-a-third-country'],
    ])('are refused as %j', async (patch, pointer, code) => {
      const { id } = await added();
      expect((await refused(id, patch, 422)).errors).toMatchObject([{ pointer, code }]);
    });
  });

  describe('texts', () => {
    const signs = [
      'مرحبا بالعالم',
      '👩‍🌾𝔘𠜎',
      '<script>alert(1)</script>&amp;',
      '=HYPERLINK("http://x")',
      '+1',
      '-1',
      '@SUM(1)',
      '\tTab\nZeile',
    ];

    it.each(signs)('stay as they are: %s', async (text) => {
      const { id } = await added({ purpose: text, storagePeriod: { kind: 'other', note: text } });
      const row = (await directory()).activities.find((candidate) => candidate.id === id);
      expect(row).toMatchObject({ purpose: text, storagePeriod: { kind: 'other', note: text } });
    });

    it('may have ten thousand characters and not one more', async () => {
      const { id } = await added();
      const longest = 'ä'.repeat(9998) + '😀';
      expect((await changed(id, { purpose: longest })).purpose).toBe(longest);
      const { errors } = await refused(id, { purpose: `${longest}.` }, 400);
      expect(errors).toMatchObject([{ pointer: '/purpose', code: 'too-long' }]);
    });

    it('may all be as long as that at once', async () => {
      const text = '𠜎'.repeat(5000);
      const cells = { purpose: text, legalBasis: text, dataSubjects: text, dataCategories: text, recipients: text };
      expect(await added({ ...cells, name: text, impactAssessment: text })).toMatchObject(cells);
    });

    it.each(['\0', '\u001b[2J', '\u202eabc'])('hold no control characters: %j', async (text) => {
      const { id } = await added();
      const { errors } = await refused(id, { recipients: text }, 400);
      expect(errors).toMatchObject([{ pointer: '/recipients', code: 'control-character' }]);
    });

    it('hold no half of a character', async () => {
      const { id } = await added();
      await bridge
        .raw('post', activities, '{"name":"\\ud83d"}', { headers: { 'Content-Type': 'application/json' } })
        .expect(400);
      expect((await history(id)).length).toBe(1);
    });
  });

  it.each([
    [{ storagePeriod: { kind: 'duration', months: -3 } }, '/storagePeriod/months', 'too-small'],
    [{ storagePeriod: { kind: 'duration', months: 0 } }, '/storagePeriod/months', 'too-small'],
    [{ storagePeriod: { kind: 'duration', months: 1.5 } }, '/storagePeriod/months', 'wrong-type'],
    [{ storagePeriod: { kind: 'duration', months: '3' } }, '/storagePeriod/months', 'wrong-type'],
    [{ storagePeriod: { kind: 'duration', months: 1201 } }, '/storagePeriod/months', 'too-large'],
    [{ storagePeriod: { kind: 'forever' } }, '/storagePeriod/kind', 'not-allowed'],
    [{ storagePeriod: { kind: 'other', days: 3 } }, '/storagePeriod/days', 'unknown-property'],
    [{ thirdCountry: 'true' }, '/thirdCountry', 'wrong-type'],
    [{ thirdCountry: true, thirdCountries: ['US', 'US'] }, '/thirdCountries/1', 'duplicate'],
    [{ thirdCountry: true, thirdCountries: 'US' }, '/thirdCountries', 'wrong-type'],
    [{ id: 'x' }, '/id', 'unknown-property'],
    [{ purpose: null }, '/purpose', 'wrong-type'],
    [{ purpose: { text: { deep: 'x' } } }, '/purpose', 'wrong-type'],
  ])('refuses %j', async (patch, pointer, code) => {
    const { id } = await added();
    expect((await refused(id, patch, 400)).errors).toMatchObject([{ pointer, code }]);
  });

  it.each([{}, { name: '' }, { name: ' ' }, { purpose: 'x' }])(
    'refuses a new row %j, which has no name',
    async (body) => {
      await bridge.post(activities, body).expect(400);
    },
  );

  it('drops months from a period that counts none', async () => {
    const { id } = await added();
    await changed(id, { storagePeriod: { kind: 'duration', months: 12 } });
    const { storagePeriod } = await changed(id, { storagePeriod: { kind: 'until-withdrawal', months: 12 } });
    expect(storagePeriod).toEqual({ kind: 'until-withdrawal' });
  });

  describe('measures', () => {
    it('are one text with a revision of its own', async () => {
      const { measuresRevision: seen } = await directory();
      const { body } = await bridge.put(`${path}/measures`, { measures: 'Verschlüsselung' }).expect(200);
      expect(body).toEqual({ measures: 'Verschlüsselung', measuresRevision: seen + 1 });
      const headers = { 'If-Match': `"${seen}"` };
      const stale = await bridge.put(`${path}/measures`, { measures: 'anders' }, { headers }).expect(412);
      expect(stale.body).toMatchObject({ current: body });
      expect(await directory()).toMatchObject(body as object);
      const { body: changes } = await bridge.get(`${path}/history?limit=1`).expect(200);
      expect(changes).toMatchObject({
        items: [{ activityId: null, activityName: '', column: 'measures', from: '', to: 'Verschlüsselung' }],
      });
    });
  });

  describe('a contact group', () => {
    it('brings a row that retires with it', async () => {
      const { body: group } = await bridge.post('/v1/contact-groups', { name: 'Stammkunden' }).expect(201);
      const { id: contactGroupId } = group as { id: string };
      const row = (await directory()).activities.find((candidate) => candidate.contactGroupId === contactGroupId);
      expect(row).toMatchObject({ source: 'contact-group', name: 'Stammkunden', revision: 1 });
      expect(row?.recipients).toContain('Körbler GmbH');
      const { id } = row as Activity;
      const problem = await bridge.delete(`${activities}/${id}`).expect(409);
      expect((problem.body as Problem).type).toMatch(/activity-of-group$/);
      await bridge.delete(`/v1/contact-groups/${contactGroupId}`).expect(204);
      await bridge.delete(`/v1/contact-groups/${contactGroupId}`).expect(404);
      expect((await directory()).activities.map((candidate) => candidate.id)).not.toContain(id);
      expect((await refused(id, { purpose: 'zu spät' }, 409, '"1"')).type).toMatch(/activity-retired$/);
      expect((await history(id)).map(({ kind }) => kind)).toEqual(['retired', 'added']);
    });

    it('of a new consent text brings one that says what is known of it', async () => {
      await bridge.put('/v1/data-protection', activeSettings()).expect(200);
      const { body } = await bridge.post('/v1/consent-profiles', profileInput({ forms: [] })).expect(201);
      const { contactGroupId } = body as { contactGroupId: string };
      const row = (await directory()).activities.find((candidate) => candidate.contactGroupId === contactGroupId);
      expect(row).toMatchObject({
        name: 'Newsletter-Anmeldung',
        purpose: 'Versand des Newsletters per E-Mail: Neuigkeiten zu Gartenmöbeln',
        legalBasis: 'Einwilligung, Art. 6 Abs. 1 lit. a DSGVO und § 174 TKG 2021',
        thirdCountry: false,
        storagePeriod: { kind: 'until-withdrawal' },
      });
      const problem = await bridge.delete(`/v1/contact-groups/${contactGroupId}`).expect(409);
      expect((problem.body as Problem).type).toMatch(/contact-group-in-use$/);
    });
  });

  it('tells of a field that a form asks for, until its row names it', async () => {
    await bridge.put('/v1/data-protection', activeSettings()).expect(200);
    const { body } = await bridge.post('/v1/consent-profiles', profileInput({ forms: ['quiz'] })).expect(201);
    const { id, contactGroupId } = body as { id: string; contactGroupId: string };
    const birth = { name: 'birth', label: 'Geburtsdatum', type: 'text', required: false, personal: true };
    const email = { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true };
    await bridge.put('/v1/forms/quiz', formInput([id], { fields: [email, birth] })).expect(200);
    const { activities: rows, findings } = await directory();
    const row = rows.find((candidate) => candidate.contactGroupId === contactGroupId) as Activity;
    expect(findings.filter(({ activityId }) => activityId === row.id)).toMatchObject([
      { code: 'field-not-named', kind: 'drift', column: 'dataCategories', subject: 'Geburtsdatum' },
    ]);
    await changed(row.id, { dataCategories: `${row.dataCategories}, Geburtstag` });
    expect((await directory()).findings.filter(({ activityId }) => activityId === row.id)).toEqual([]);
  });

  it('names the controller with representative and joint controllers, where there are any', async () => {
    const settings = activeSettings() as { company: object };
    const more = { representative: 'Vertretung in der EU', jointControllers: 'Muster Vertriebs GmbH' };
    await bridge.put('/v1/data-protection', { ...settings, company: { ...settings.company, ...more } }).expect(200);
    expect((await directory()).controller).toMatchObject(more);
  });

  describe('on a day', () => {
    const today = (): string => bridge.core.directory.today();

    it('of the past holds what was then', async () => {
      await added();
      expect((await bridge.get(`${path}?at=2020-02-29`).expect(200)).body).toMatchObject({
        activities: [],
        measures: '',
      });
    });

    it('of today is the one in force', async () => {
      expect((await bridge.get(`${path}?at=${today()}`).expect(200)).body).toEqual(await directory());
    });

    it('to come is refused', async () => {
      const { body } = await bridge.get(`${path}?at=2099-01-01`).expect(400);
      expect((body as Problem).errors).toMatchObject([{ pointer: '/query/at', code: 'day-in-future' }]);
    });

    it.each(['', '2026-02-30', '2026-2-3', '01.11.2026', '2026-11-01T00:00:00Z', '2026-13-01', 'x'])(
      'is refused as %j',
      async (at) => {
        await bridge.get(`${path}?at=${encodeURIComponent(at)}`).expect(400);
      },
    );
  });

  it('keeps tenants apart', async () => {
    const { id } = await added();
    const { body: group } = await bridge.post('/v1/contact-groups', { name: 'Unsere' }).expect(201);
    const key = bridge.otherKey;
    expect((await directory(key)).activities).toEqual([]);
    await bridge.patch(`${activities}/${id}`, { name: 'fremd' }, { key }).expect(404);
    await bridge.delete(`${activities}/${id}`, { key }).expect(404);
    await bridge.delete(`/v1/contact-groups/${(group as { id: string }).id}`, { key }).expect(404);
    const { body } = await bridge.get(`${path}/history?activityId=${id}`, { key }).expect(200);
    expect(body).toEqual({ items: [], nextCursor: null });
    expect((await directory()).activities.find((row) => row.id === id)?.name).toBe('Lohnverrechnung');
  });

  it('needs a key that may manage', async () => {
    const { key } = await bridge.keyWith(['submit']);
    await bridge.get(path, { key }).expect(403);
    await bridge.post(activities, { name: 'x' }, { key }).expect(403);
    await bridge.put(`${path}/measures`, { measures: 'x' }, { key }).expect(403);
  });
});
