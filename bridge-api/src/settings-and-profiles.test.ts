import type { ConsentProfile } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../core/src/testing';
import { activeSettings, formInput, idempotencyKey, profileInput, readyForm, submission } from './testing/fixtures';
import { officer } from './testing/people';
import { testBridge, type TestBridge } from './testing/test-bridge';

onEachEngine('Settings, profiles and forms over HTTP', (make) => {
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

  const profiles = '/v1/consent-profiles';

  describe('Words and ids', () => {
    beforeAll(async () => {
      await bridge.put('/v1/data-protection', activeSettings()).expect(200);
    });

    it.each([' ', '\u00a0\n', '\u0000'])('refuses a consent text that shows nothing: %j', async (text) => {
      const input = { ...profileInput(), consentText: { mode: 'own', text } };
      const { body } = await bridge.post(profiles, input).expect(400);
      expect((body as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe('/consentText/text');
    });

    it('ask confirmation for a newsletter whatever is chosen', async () => {
      const { body } = await bridge.post(profiles, { ...profileInput(), purpose: 'newsletter', doubleOptIn: false });
      expect(body).toMatchObject({ doubleOptIn: true });
    });

    it('take an id with a space behind it for another one', async () => {
      const { body } = await bridge.post(profiles, profileInput()).expect(201);
      await bridge.get(`${profiles}/${(body as ConsentProfile).id}%20`).expect(404);
    });
  });

  describe('Activation', () => {
    it('lists what it lacks, in the language of the reader', async () => {
      const settings = { ...activeSettings(), company: null, processorAgreement: null };
      const headers = { 'Accept-Language': 'de' };
      const { body } = await bridge.put('/v1/data-protection', settings, { headers }).expect(422);
      expect(body).toMatchObject({
        type: expect.stringMatching(/activation-incomplete$/) as string,
        title: 'Aktivierung unvollständig',
      });
      const codes = (body as { errors: { code: string }[] }).errors.map((error) => error.code);
      expect(codes).toEqual(expect.arrayContaining(['company-missing', 'agreement-missing']));
    });

    it('is answered with the time of acceptance, and what is answered may be sent back', async () => {
      const { body } = await bridge.put('/v1/data-protection', activeSettings()).expect(200);
      expect(body).toMatchObject({ active: true, processorAgreement: { acceptedBy: officer.name } });
      const { body: again } = await bridge.put('/v1/data-protection', body).expect(200);
      expect(again).toEqual(body);
    });

    it.each([
      ['active', 'true', 'wrong-type'],
      ['unconfirmedDays', '7', 'wrong-type'],
      ['unconfirmedDays', 0, 'too-small'],
      ['company', { name: 'x', address: 'y', email: 'no address' }, 'email-invalid'],
    ])('refuses %s as %j', async (name, value, code) => {
      const { body } = await bridge.put('/v1/data-protection', { ...activeSettings(), [name]: value }).expect(400);
      const [error] = (body as { errors: { pointer: string; code: string }[] }).errors;
      expect(error?.pointer).toMatch(new RegExp(`^/${name}`));
      expect(error?.code).toBe(code);
    });

    it('names the processor, its sub-processors and the agreement', async () => {
      const { body } = await bridge.get('/v1/processor').expect(200);
      expect(body).toMatchObject({ name: 'Körbler GmbH', agreement: { text: { de: expect.any(String) as string } } });
    });
  });

  describe('A consent profile', () => {
    it('is created at an address, and read there with the same tag', async () => {
      const created = await bridge.post(profiles, profileInput()).expect(201);
      const read = await bridge.get(created.headers['location'] as string).expect(200);
      expect(read.body).toEqual(created.body);
      expect(read.headers['etag']).toBe(created.headers['etag']);
      expect(read.headers['cache-control']).toBe('no-store');
    });

    it('is changed only by who has seen its latest state', async () => {
      const { body, headers } = await bridge.post(profiles, profileInput()).expect(201);
      const path = `${profiles}/${(body as ConsentProfile).id}`;
      const change = { ...(body as object), topic: 'Pflanzen' };
      await bridge.put(path, change).expect(428);
      const first = await bridge.put(path, change, { headers: { 'If-Match': headers['etag'] as string } }).expect(200);
      await bridge.put(path, change, { headers: { 'If-Match': headers['etag'] as string } }).expect(412);
      const read = await bridge.get(path).expect(200);
      expect(read.headers['etag']).toBe(first.headers['etag']);
      expect(read.body).toMatchObject({ topic: 'Pflanzen' });
    });

    it('is replaced whatever it is when its changer says so, but not made', async () => {
      const { headers } = await bridge.post(profiles, profileInput()).expect(201);
      const any = { headers: { 'If-Match': '*' } };
      const replaced = await bridge
        .put(headers['location'] as string, profileInput({ topic: 'Alles' }), any)
        .expect(200);
      expect(replaced.body).toMatchObject({ topic: 'Alles' });
      expect(replaced.headers['etag']).not.toBe(headers['etag']);
      await bridge.put(`${profiles}/nobody`, profileInput(), any).expect(404);
    });

    it('keeps every version that was published', async () => {
      const { body, headers } = await bridge.post(profiles, profileInput({ forms: [] })).expect(201);
      const { id } = body as ConsentProfile;
      const changed = profileInput({ forms: [], consentText: { mode: 'own', text: 'Ja, bitte.' } });
      await bridge
        .put(`${profiles}/${id}`, changed, { headers: { 'If-Match': headers['etag'] as string } })
        .expect(200);
      const versions = await bridge.get(`${profiles}/${id}/versions`).expect(200);
      expect(versions.body).toHaveLength(2);
      expect(versions.body).toMatchObject([{ consentText: 'Ja, bitte.' }, {}]);
    });

    it('names who published, as the CMS said, percent-encoded or not', async () => {
      const headers = { 'X-Actor': encodeURIComponent('Jörg Admin') };
      const { body } = await bridge.post(profiles, profileInput({ forms: [] }), { headers }).expect(201);
      const versions = await bridge.get(`${profiles}/${(body as ConsentProfile).id}/versions`).expect(200);
      expect(versions.body).toMatchObject([{ publishedBy: 'Jörg Admin' }]);
    });

    it('is deleted while no consent refers to it', async () => {
      const { body } = await bridge.post(profiles, profileInput({ forms: [] })).expect(201);
      const path = `${profiles}/${(body as ConsentProfile).id}`;
      await bridge.delete(path).expect(204);
      await bridge.get(path).expect(404);
    });

    it('stays once a consent refers to it', async () => {
      const { profile, notice } = await readyForm(bridge);
      const headers = { 'Idempotency-Key': idempotencyKey() };
      await bridge.post('/v1/submissions', submission(notice), { headers }).expect(201);
      await bridge.delete(`${profiles}/${profile.id}`).expect(409);
    });

    it.each([
      ['consentText', { mode: 'own' }, '/consentText/text'],
      ['consentText', { mode: 'own', text: '' }, '/consentText/text'],
      ['privacyDeclaration', { mode: 'link', url: 'ftp://x' }, '/privacyDeclaration/url'],
      ['privacyDeclaration', { mode: 'link', text: 'x' }, '/privacyDeclaration/url'],
      ['purpose', 'advertising', '/purpose'],
      ['checkboxActive', 'true', '/checkboxActive'],
      ['forms', ['a', 'a'], '/forms/1'],
      ['surplus', 1, '/surplus'],
    ])('refuses %s as %j and points to it', async (name, value, pointer) => {
      const { body } = await bridge.post(profiles, profileInput({ [name]: value })).expect(400);
      expect((body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toContain(pointer);
    });

    it('is proposed in our words', async () => {
      const input = { purpose: 'newsletter', topic: 'Garten', company: 'Muster GmbH', locale: 'de' };
      const { body } = await bridge.post(`${profiles}/proposal`, input).expect(200);
      expect((body as { text: string }).text).toContain('Muster GmbH');
    });
  });

  describe('A list', () => {
    it('comes in pages that together hold everything once', async () => {
      for (const name of ['A', 'B', 'C', 'D', 'E']) await bridge.post('/v1/contact-groups', { name }).expect(201);
      const names: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await bridge.get(`/v1/contact-groups?limit=2${query}`).expect(200);
        const page = body as { items: { name: string }[]; nextCursor: string | null };
        names.push(...page.items.map((item) => item.name));
        cursor = page.nextCursor;
      }
      expect(names).toEqual(expect.arrayContaining(['A', 'B', 'C', 'D', 'E']));
      expect(names.filter((name) => name === 'C')).toHaveLength(1);
    });

    it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'page=2'])('refuses %s', async (query) => {
      await bridge.get(`/v1/consent-profiles?${query}`).expect(400);
    });
  });

  describe('A form', () => {
    it('is told what keeps it from taking data, in the language of the reader', async () => {
      const fields = [{ name: 'name', label: 'Name', type: 'text', required: true, personal: true }];
      const findings = async (language: string): Promise<{ code: string; message: string }[]> => {
        const headers = { 'Accept-Language': language };
        const { body } = await bridge.put('/v1/forms/broken', formInput([], { fields }), { headers }).expect(200);
        expect(body).toMatchObject({ formKey: 'broken', compliant: false });
        return (body as { findings: { code: string; message: string }[] }).findings;
      };
      const [german, english] = [await findings('de'), await findings('en')];
      expect(german.map((finding) => finding.code)).toEqual(
        expect.arrayContaining(['email-field-missing', 'no-profile']),
      );
      expect(german[0]?.message).not.toBe(english[0]?.message);
    });

    it('can be removed, and is then unknown', async () => {
      await bridge.put('/v1/forms/short-lived', formInput([])).expect(200);
      await bridge.delete('/v1/forms/short-lived').expect(204);
      await bridge.get('/v1/forms/short-lived').expect(404);
    });

    it('has a notice that a CMS need not fetch again while it is the same', async () => {
      await readyForm(bridge);
      const path = '/v1/forms/newsletter-1/notice?locale=de';
      const { headers } = await bridge.get(path).expect(200);
      expect(headers['cache-control']).toBe('max-age=300');
      const known = { 'If-None-Match': headers['etag'] as string };
      const { text } = await bridge.get(path, { headers: known }).expect(304);
      expect(text).toBe('');
      await bridge.put('/v1/forms/newsletter-1', formInput([])).expect(200);
      await bridge.get(path, { headers: known }).expect(200);
    });

    it.each([
      ['kind', 'survey', '/kind'],
      ['fields', [{ name: 'email', label: 'E', type: 'email', required: 'yes', personal: true }], '/fields/0/required'],
      ['pageUrl', '/relative', '/pageUrl'],
    ])('refuses %s as %j and points to it', async (name, value, pointer) => {
      const { body } = await bridge.put('/v1/forms/wrong', formInput([], { [name]: value })).expect(400);
      expect((body as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer);
    });
  });

  it('A privacy declaration is checked for the processor', async () => {
    const { body } = await bridge.post('/v1/privacy-declarations/check', { text: 'Wir speichern Daten.' }).expect(200);
    expect(body).toMatchObject({ namesProcessor: false });
    expect((body as { findings: object[] }).findings.length).toBeGreaterThan(0);
  });
});
