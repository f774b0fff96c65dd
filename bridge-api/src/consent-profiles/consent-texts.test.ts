import type { ConsentProfile, PageOutcome, PublishedVersion } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { activeSettings, formInput, profileInput } from '../testing/fixtures';
import { testBridge, type TestBridge } from '../testing/test-bridge';

const path = '/v1/consent-profiles';
const sentence = 'Körbler GmbH ist unser Auftragsverarbeiter.';

interface Refused {
  readonly type: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
}

onEachEngine('Consent texts over HTTP', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  /** What linked pages say. */
  const pages = new Map<string, PageOutcome>();
  const read: string[] = [];

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases, {}, (url) => {
      read.push(url);
      return Promise.resolve(pages.get(url) ?? { failure: 'host-unknown' });
    });
    await bridge.put('/v1/data-protection', activeSettings()).expect(200);
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const own = (text: string): object => profileInput({ forms: [], consentText: { mode: 'own', text } });
  const withText = (text: string): object => profileInput({ forms: [], privacyDeclaration: { mode: 'text', text } });
  const withLink = (url: string): object => profileInput({ forms: [], privacyDeclaration: { mode: 'link', url } });
  const faults = async (input: object, status = 400): Promise<string[]> => {
    const { body } = await bridge.post(path, input).expect(status);
    return (body as Refused).errors.map(({ pointer, code }) => `${pointer} ${code}`);
  };
  const create = async (input: object): Promise<{ profile: ConsentProfile; at: string; etag: string }> => {
    const { body, headers } = await bridge.post(path, input).expect(201);
    return { profile: body as ConsentProfile, at: headers['location'] as string, etag: headers['etag'] as string };
  };
  const ifMatch = (etag: string | undefined): { headers: Record<string, string> } => ({
    headers: { 'If-Match': etag as string },
  });

  describe('of any length', () => {
    it('are refused when empty, at their place', async () => {
      expect(await faults(own(''))).toEqual(['/consentText/text required']);
      expect(await faults(withText(''))).toEqual(['/privacyDeclaration/text required']);
      expect(await faults(profileInput({ description: '' }))).toEqual(['/description required']);
    });

    it('are refused when they have 100,000 characters, at their place, in umlauts too', async () => {
      for (const letter of ['a', 'ü']) {
        expect(await faults(own(letter.repeat(100_000)))).toEqual(['/consentText/text too-long']);
        expect(await faults(withText(letter.repeat(100_000)))).toEqual(['/privacyDeclaration/text too-long']);
      }
      await bridge.post('/v1/privacy-declarations/check', { text: 'ü'.repeat(100_000) }).expect(400);
    });

    it('are taken at their longest', async () => {
      const text = 'ü'.repeat(20_000);
      const declaration = `${sentence} ${'ü'.repeat(60_000 - sentence.length - 1)}`;
      const { at } = await create({ ...withText(declaration), consentText: { mode: 'own', text } });
      const { body } = await bridge.get(at).expect(200);
      expect(body).toMatchObject({ consentText: { text }, privacyDeclaration: { text: declaration } });
    });
  });

  it('hold markup and scripts as the text that they are, in profile, history and notice', async () => {
    const text = '<script>alert("1")</script> & <b onclick=x>Ja</b> \u2028 {{topic}} ${company}';
    const declaration = `<p>${sentence}</p><script>alert(1)</script>`;
    const { profile } = await create({
      ...withText(declaration),
      consentText: { mode: 'own', text },
      cancelNotice: text,
      description: text.replace('\u2028', ''),
      forms: [],
    });
    const raw = await bridge.get(`${path}/${profile.id}`).expect(200);
    expect(raw.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(raw.body).toMatchObject({
      consentText: { text },
      cancelNotice: text,
      description: text.replace('\u2028', ''),
    });
    await bridge.put('/v1/forms/markup', formInput([profile.id])).expect(200);
    const { body: notice } = await bridge.get('/v1/forms/markup/notice?locale=de').expect(200);
    expect(notice).toMatchObject({
      checkboxes: [{ label: text, cancelNotice: text, declaration: { mode: 'text', text: declaration } }],
    });
  });

  it('are refused with signs that nobody sees or that turn the reading direction, at their place', async () => {
    for (const sign of ['\0', '\u202e', '\u2067']) {
      expect(await faults(own(`Ja${sign}nein`))).toEqual(['/consentText/text control-character']);
      expect(await faults(profileInput({ cancelNotice: `Ja${sign}` }))).toEqual(['/cancelNotice control-character']);
      expect(await faults(withText(`${sentence}${sign}`))).toEqual(['/privacyDeclaration/text control-character']);
    }
    expect(await faults(profileInput({ topic: 'Rosen\r\nBcc: x' }))).toEqual(['/topic line-break']);
    const settings = activeSettings();
    const company = { ...(settings as { company: object }).company, name: 'Muster\r\nGmbH' };
    const headers = { 'Accept-Language': 'de' };
    const { body } = await bridge.put('/v1/data-protection', { ...settings, company }, { headers }).expect(400);
    expect((body as Refused).errors).toEqual([
      { pointer: '/company/name', code: 'line-break', message: 'Hier sind keine Zeilenumbrüche erlaubt.' },
    ]);
  });

  describe('that two people change at once', () => {
    it('lose nothing: the second is refused with what the first one saved', async () => {
      const { profile, at, etag } = await create(profileInput({ forms: [] }));
      const first = await bridge.put(at, { ...profile, topic: 'Rosen' }, ifMatch(etag)).expect(200);
      const second = await bridge.put(at, { ...profile, cancelNotice: 'Jederzeit.' }, ifMatch(etag)).expect(412);
      expect(second.headers['etag']).toBe(first.headers['etag']);
      const { current } = second.body as { current: ConsentProfile };
      expect(current).toEqual(first.body);
      const merged = { ...current, cancelNotice: 'Jederzeit.' };
      const { body } = await bridge.put(at, merged, ifMatch(second.headers['etag'])).expect(200);
      expect(body).toMatchObject({ topic: 'Rosen', cancelNotice: 'Jederzeit.' });
    });

    it('in the very same moment are saved for one of them', async () => {
      const { profile, at, etag } = await create(profileInput({ forms: [] }));
      const answers = await Promise.all(
        ['Rosen', 'Tulpen', 'Nelken'].map((topic) => bridge.put(at, { ...profile, topic }, ifMatch(etag))),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
      const saved = answers.find(({ status }) => status === 200)?.body;
      for (const { body, status } of answers) if (status === 412) expect(body).toMatchObject({ current: saved });
    });
  });

  it('tell in their history what each version changed', async () => {
    const { profile, at, etag } = await create(own('Ja, ich will Post.'));
    await bridge.put(at, { ...profile, ...own('Ja, ich will Briefe.') }, ifMatch(etag)).expect(200);
    const { body } = await bridge.get(`${at}/versions`).expect(200);
    const [newest, first] = body as PublishedVersion[];
    expect(first?.changes).toEqual([]);
    expect(newest?.changes).toEqual([
      {
        part: 'consentText',
        segments: [
          { kind: 'same', text: 'Ja, ich will ' },
          { kind: 'removed', text: 'Post' },
          { kind: 'added', text: 'Briefe' },
          { kind: 'same', text: '.' },
        ],
      },
    ]);
  });

  it('have a history that is read page by page, each version against the one before it', async () => {
    const { profile, at } = await create(own('Ja 1.'));
    for (const number of [2, 3, 4, 5]) {
      await bridge.put(at, { ...profile, ...own(`Ja ${number}.`) }, ifMatch('*')).expect(200);
    }
    const texts: string[] = [];
    const changed: number[] = [];
    for (let next: string | undefined = `${at}/versions?limit=2`; next !== undefined;) {
      const { body, headers } = await bridge.get(next).expect(200);
      for (const { consentText, changes } of body as PublishedVersion[]) {
        texts.push(consentText);
        changed.push(changes.length);
      }
      next = /^<([^>]+)>; rel="next"$/.exec(headers['link'] ?? '')?.[1];
    }
    expect(texts).toEqual(['Ja 5.', 'Ja 4.', 'Ja 3.', 'Ja 2.', 'Ja 1.']);
    expect(changed).toEqual([1, 1, 1, 1, 0]);
    await bridge.get(`${at}/versions?limit=201`).expect(400);
  });

  it('have a history of the newest fifty unless asked otherwise', async () => {
    const { profile, at } = await create(own('Ja 0.'));
    for (let number = 1; number <= 50; number++) {
      await bridge.put(at, { ...profile, ...own(`Ja ${number}.`) }, ifMatch('*')).expect(200);
    }
    const { body, headers } = await bridge.get(`${at}/versions`).expect(200);
    const versions = body as PublishedVersion[];
    expect(versions).toHaveLength(50);
    expect(versions.at(-1)).toMatchObject({ consentText: 'Ja 1.', changes: [{ part: 'consentText' }] });
    expect(headers['link']).toMatch(/rel="next"$/);
  });

  describe('with a privacy declaration', () => {
    it('as text that does not name the processor are refused with the sentence to add', async () => {
      const headers = { 'Accept-Language': 'de' };
      const { body } = await bridge.post(path, withText('Wir achten auf Ihre Daten.'), { headers }).expect(422);
      expect((body as Refused).type).toMatch(/field-invalid$/);
      const [error] = (body as Refused).errors;
      expect(error).toMatchObject({ pointer: '/privacyDeclaration/text', code: 'processor-not-named' });
      const offered = error?.message.split(': ').at(-1) ?? '';
      await bridge.post(path, withText(`Wir achten auf Ihre Daten. ${offered}`)).expect(201);
    });

    it('as link are answered with what the page lacks', async () => {
      pages.set('https://muster.example/good', { text: `${sentence} Zweck. Widerruf.` });
      pages.set('https://muster.example/poor', { text: 'Willkommen.' });
      const good = await create(withLink('https://muster.example/good'));
      expect(good.profile).toMatchObject({
        declarationFindings: [],
        declarationCheckedAt: expect.any(String) as string,
      });
      const poor = await create(withLink('https://muster.example/poor'));
      const { body } = await bridge.get(poor.at, { headers: { 'Accept-Language': 'de' } }).expect(200);
      const { declarationFindings } = body as {
        declarationFindings: { code: string; severity: string; fix: string }[];
      };
      expect(declarationFindings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
        'warn processor-not-named',
        'warn purpose-missing',
        'warn rights-missing',
      ]);
      expect(declarationFindings[0]?.fix).toContain('als Auftragsverarbeiter');
    });

    it('as link that cannot be read are refused at the address, with the reason', async () => {
      for (const failure of ['address-not-public', 'too-many-redirects', 'page-too-large', 'page-not-text'] as const) {
        pages.set('https://muster.example/bad', { failure });
        expect(await faults(withLink('https://muster.example/bad'), 422)).toEqual([
          `/privacyDeclaration/url ${failure}`,
        ]);
      }
    });

    it('as link that went away can still be changed otherwise, and say that it is away', async () => {
      const url = 'https://muster.example/leaving';
      pages.set(url, { text: `${sentence} Zweck. Widerruf.` });
      const { profile, at, etag } = await create(withLink(url));
      pages.set(url, { failure: 'connection-failed' });
      const { body, headers } = await bridge.put(at, { ...profile, topic: 'Rosen' }, ifMatch(etag)).expect(200);
      expect(body).toMatchObject({ topic: 'Rosen', declarationFindings: [{ code: 'declaration-unreachable' }] });
      const moved = { ...profile, privacyDeclaration: { mode: 'link', url: 'https://gone.example/' } };
      await bridge.put(at, moved, ifMatch(headers['etag'])).expect(422);
    });

    it('as text are not read from anywhere', async () => {
      read.splice(0);
      await create(withText(`${sentence} https://muster.example/bad`));
      expect(read).toEqual([]);
    });
  });

  describe('whose declaration is checked before', () => {
    const check = '/v1/privacy-declarations/check';

    it('get the same findings for a page as for its text, as warnings, and the sentence to add', async () => {
      pages.set('https://muster.example/poor', { text: 'Willkommen.' });
      const { body: ofText } = await bridge.post(check, { text: 'Willkommen.' }).expect(200);
      const { body: ofPage } = await bridge.post(check, { url: 'https://muster.example/poor' }).expect(200);
      const { findings, sentenceToAdd } = ofText as {
        findings: object[];
        sentenceToAdd: { de: string; en: string };
      };
      expect(findings[0]).toMatchObject({ code: 'processor-not-named', severity: 'block' });
      const warnings = findings.map((finding) => ({ ...finding, severity: 'warn' }));
      expect(ofPage).toEqual({ namesProcessor: false, sentenceToAdd, findings: warnings });
      for (const added of [sentenceToAdd.de, sentenceToAdd.en]) {
        const { body } = await bridge.post(check, { text: `Willkommen. ${added}` }).expect(200);
        expect(body).toMatchObject({ namesProcessor: true, sentenceToAdd: null });
      }
    });

    it('are told why an address cannot be read', async () => {
      const { body } = await bridge.post(check, { url: 'https://gone.example/' }).expect(422);
      expect((body as Refused).type).toMatch(/declaration-unreachable$/);
      expect((body as Refused).errors).toMatchObject([{ pointer: '/url', code: 'host-unknown' }]);
    });

    it.each([{}, { text: 'a', url: 'https://muster.example/' }, { url: 'ftp://muster.example/' }, { text: ' ' }])(
      'refuse to check %j',
      async (body) => {
        await bridge.post(check, body).expect(400);
      },
    );

    it.each(['de', 'en'])('have a draft made in %s', async (locale) => {
      const { body } = await bridge.post('/v1/privacy-declarations/draft', { locale }).expect(200);
      expect((body as { text: string }).text).toMatch(locale === 'de' ? /^\[Entwurf/ : /^\[Draft/);
      const { body: found } = await bridge.post(check, body).expect(200);
      expect(found).toMatchObject({ namesProcessor: true, findings: [{ code: 'draft-unfinished' }] });
    });
  });
});
