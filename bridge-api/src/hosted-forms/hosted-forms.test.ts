import supertest from 'supertest';
import type { ConsentProof, ConsentSummary, Page } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { dump } from '../../../core/src/testing-dump';
import { formInput, profileInput, readyForm } from '../testing/fixtures';
import { person } from '../testing/people';
import { open, postForm, readable } from '../testing/sign-up';
import { testBridge, type Answer, type TestBridge } from '../testing/test-bridge';

const url = '/f/muster/hosted';
const site = 'https://www.muster.example/aktuell/newsletter';
const fields = [
  { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true },
  { name: 'name', label: 'Name', type: 'text', required: false, personal: true },
  { name: 'wish', label: 'Wunsch', type: 'textarea', required: false, personal: true },
  {
    name: 'topic',
    label: 'Thema',
    type: 'choice',
    required: false,
    personal: false,
    options: ['Garten', 'Haus & Hof'],
  },
];

onEachEngine('The page of a hosted form', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let profileId: string;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases, { TRUST_PROXY: '1' });
    profileId = (await readyForm(bridge)).profile.id;
    await register();
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const register = (changes: object = {}, key = 'hosted'): PromiseLike<unknown> =>
    bridge.put(`/v1/forms/${key}`, formInput([profileId], { cms: 'kundenmeister', fields, ...changes })).expect(200);
  let visitors = 0;
  /** Each visitor has an address of their own, so that the rate per address holds nobody up. */
  const from = (address = `198.51.100.${++visitors % 250}`): Record<string, string> => ({ 'X-Forwarded-For': address });
  const send = (values: Record<string, string>, path = url): ReturnType<TestBridge['get']> =>
    postForm(bridge, path, new URLSearchParams(values).toString(), { ...from(), 'User-Agent': person.browser });
  const filledIn = async (email: string, path = url): Promise<Record<string, string>> => {
    const page = await open(bridge, path).expect(200);
    return { token: tokenIn(page), website: '', 'fields.email': email, [`consents.${profileId}`]: boxIn(page) };
  };
  const proofs = async (email: string): Promise<ConsentProof[]> => {
    const { body } = await bridge.get(`/v1/consents?email=${encodeURIComponent(email)}`).expect(200);
    const { items } = body as Page<ConsentSummary>;
    const found = items.map(({ id }) => bridge.get(`/v1/consents/${id}`).expect(200));
    return (await Promise.all(found)).map((answer) => answer.body as ConsentProof);
  };

  it('shows the fields, the box in its own words and never ticked, and who processes the data', async () => {
    const page = await open(bridge, url).expect(200);
    const text = readable(page);
    expect(text).toContain('Ja, Muster GmbH darf mir per E-Mail Neuigkeiten zu');
    expect(text).toContain('Körbler GmbH');
    for (const { label } of fields) expect(text).toContain(label);
    expect(page.text).toMatch(/<input type="checkbox" id="box-0"[^>]* required/);
    expect(page.text).not.toContain(' checked');
    expect(page.text.match(/<label for="(field|box)-\d"/g)).toHaveLength(5);
  });

  it('runs no script, is framed by nobody, stays out of caches and sets no cookie', async () => {
    const { headers, text } = await open(bridge, url).expect(200);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('unsafe');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['set-cookie']).toBeUndefined();
    expect(text).not.toContain('<script');
  });

  it('speaks English where that is wanted', async () => {
    expect(readable(await open(bridge, `${url}?lang=en`).expect(200))).toContain('Sign up');
    expect(readable(await open(bridge, url, { 'Accept-Language': 'en' }).expect(200))).toContain('Sign up');
  });

  it('records what was sent with the same proof as through a CMS, and thanks on a page of its own', async () => {
    const answer = await send({
      ...(await filledIn('Greta@hosted.example')),
      'fields.name': ' Greta ',
      'fields.wish': 'Erste Zeile\r\nZweite',
      'fields.topic': 'Haus & Hof',
    }).expect(303);
    const thanks = await open(bridge, new URL(answer.headers['location'] ?? '', `https://bridge.example${url}`).href);
    expect(thanks.status).toBe(200);
    expect(readable(thanks)).toContain('Sie erhalten dazu gleich eine E-Mail');
    const [proof] = await proofs('greta@hosted.example');
    expect(proof).toMatchObject({
      state: 'requested',
      ticked: true,
      intact: true,
      email: 'greta@hosted.example',
      processor: { name: 'Körbler GmbH' },
      submission: {
        pageUrl: 'https://bridge.example/f/muster/hosted',
        locale: 'de',
        fields: { email: 'Greta@hosted.example', name: 'Greta', wish: 'Erste Zeile\nZweite', topic: 'Haus & Hof' },
        fieldLabels: { email: 'E-Mail', topic: 'Thema' },
      },
    });
  });

  it('lists every fault on top with a link to its field, keeps what was entered, and stores nothing', async () => {
    const { token } = await filledIn('');
    const before = await dump(databases);
    const page = await send({
      token: token ?? '',
      'fields.email': 'keine',
      'fields.name': '"><script>alert(1)</script>',
    });
    expect(page.status).toBe(422);
    expect(page.text).toMatch(/<h2 id="faults" tabindex="-1" autofocus>Noch nicht gesendet/);
    expect(page.text).toContain('<a href="#field-0">Bitte geben Sie eine vollständige E-Mail-Adresse ein');
    expect(page.text).toContain('<a href="#box-0">Bitte stimmen Sie zu, damit wir Ihre Eingaben senden dürfen.');
    expect(page.text).toMatch(
      /id="field-0"[^>]* value="keine"[^>]* aria-invalid="true" aria-describedby="field-0-error"/,
    );
    expect(page.text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(page.text).not.toContain('<script');
    expect(await dump(databases)).toEqual(before);
  });

  it.each([
    ['nothing at all', {}, 'konnte nicht geprüft werden'],
    ['a token that is none', { token: 'a.b.c' }, 'konnte nicht geprüft werden'],
    ['a field that the form does not have', { 'fields.other': 'x' }, 'hat sich inzwischen geändert'],
    ['a required field left empty', { 'fields.email': ' ' }, 'E-Mail: Bitte ausfüllen.'],
    ['a line break in one line', { 'fields.name': 'a\nb' }, 'Name: Bitte schreiben Sie alles in eine Zeile.'],
    ['a text too long', { 'fields.name': 'ä'.repeat(501) }, 'Möglich sind höchstens 500 Zeichen.'],
    ['an answer that was not offered', { 'fields.topic': 'Auto' }, 'Thema: Bitte wählen Sie'],
    ['an address too long', { 'fields.email': `${'a'.repeat(250)}@example.org` }, 'höchstens 254 Zeichen'],
  ])('says what to mend of %s, and stores nothing', async (_, changes, sentence) => {
    const good = await filledIn('fehler@hosted.example');
    const before = await dump(databases);
    const whole = Object.keys(changes).length === 0 ? {} : { ...good, ...changes };
    const page = await send(whole).expect(422);
    expect(readable(page)).toContain(sentence);
    expect(await dump(databases)).toEqual(before);
  });

  it('refuses a token of which a single character differs, and keeps no tick with it', async () => {
    const good = await filledIn('token@hosted.example');
    const token = `${(good['token'] ?? '').slice(0, -1)}${good['token']?.endsWith('A') ? 'B' : 'A'}`;
    const page = await send({ ...good, token }).expect(422);
    expect(page.text).toContain('value="token@hosted.example"');
    expect(page.text).not.toContain(' checked');
    expect(await proofs('token@hosted.example')).toEqual([]);
  });

  it('keeps the tick beside another fault', async () => {
    const page = await send(await filledIn('keine Adresse')).expect(422);
    expect(page.text).toMatch(/id="box-0"[^>]* checked/);
  });

  it.each(['on', '1', 'true'])('takes a box that sends %p for no tick', async (value) => {
    const sent = { ...(await filledIn('haken@hosted.example')), [`consents.${profileId}`]: value };
    await send(sent).expect(422);
    expect(await proofs('haken@hosted.example')).toEqual([]);
  });

  it.each(['größe@hosted.example', 'a+b@hosted.example', 'x@müller.example', 'GROSS@HOSTED.EXAMPLE'])(
    'takes the address %s',
    async (email) => {
      await send(await filledIn(email)).expect(303);
      expect(await proofs(email)).toHaveLength(1);
    },
  );

  it('thanks a program that fills in what people do not see, and stores nothing', async () => {
    const sent = { ...(await filledIn('robot@hosted.example')), website: 'https://spam.example' };
    const before = await dump(databases);
    await send(sent).expect(303);
    expect(await dump(databases)).toEqual(before);
  });

  it('stores a double click and a page that is sent again once', async () => {
    const sent = await filledIn('doppelt@hosted.example');
    const answers = await Promise.all([send(sent), send(sent), send(sent)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    await send(sent).expect(303);
    expect(await proofs('doppelt@hosted.example')).toHaveLength(1);
  });

  it('records the version that was shown although the text has changed while the page was open', async () => {
    const sent = await filledIn('alt@hosted.example');
    const { headers } = await bridge.get(`/v1/consent-profiles/${profileId}`).expect(200);
    const changed = profileInput({ topic: 'Werkzeug', forms: ['newsletter-1', 'hosted'] });
    const match = { 'If-Match': headers['etag'] ?? '' };
    await bridge.put(`/v1/consent-profiles/${profileId}`, changed, { headers: match }).expect(200);
    await send(sent).expect(303);
    const [proof] = await proofs('alt@hosted.example');
    expect(proof?.version.consentText).toContain('Gartenmöbel');
    expect(readable(await open(bridge, url))).toContain('Werkzeug');
  });

  it('asks anew, without the tick, where the words are others than those that were read', async () => {
    const sent = await filledIn('keine Adresse');
    const { headers } = await bridge.get(`/v1/consent-profiles/${profileId}`).expect(200);
    const changed = profileInput({ topic: 'Pflanzen', forms: ['newsletter-1', 'hosted'] });
    const match = { 'If-Match': headers['etag'] ?? '' };
    await bridge.put(`/v1/consent-profiles/${profileId}`, changed, { headers: match }).expect(200);
    const page = await send(sent).expect(422);
    expect(readable(page)).toContain('Pflanzen');
    expect(page.text).not.toContain(' checked');
  });

  it.each([
    '/f/muster/unbekannt',
    '/f/unbekannt/hosted',
    '/f/andere/hosted',
    '/f/MUSTER/hosted',
    '/f/muster/newsletter-1',
    '/f/muster/%27%3B--',
    `/f/muster/${'x'.repeat(50)}`,
  ])('is a friendly page that says there is no such form at %s', async (path) => {
    expect(readable(await open(bridge, path).expect(404))).toContain('Dieses Formular gibt es nicht');
    expect(readable(await send({ token: 'x' }, path).expect(404))).toContain('Dieses Formular gibt es nicht');
  });

  it('says that it is closed while a finding blocks it, and takes nothing', async () => {
    const sent = await filledIn('zu@hosted.example');
    await register({ fields: fields.map((field) => ({ ...field, required: true })) });
    expect(readable(await open(bridge, url).expect(200))).toContain('nimmt zurzeit keine Eingaben an');
    const complete = { ...sent, 'fields.name': 'a', 'fields.wish': 'b', 'fields.topic': 'Garten' };
    expect(readable(await send(complete).expect(409))).toContain('nimmt zurzeit keine Eingaben an');
    await register();
    expect(await proofs('zu@hosted.example')).toEqual([]);
  });

  it.each([
    ['JSON', 'application/json', '{}', 415],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--', 415],
    ['a field twice', 'application/x-www-form-urlencoded', 'fields.email=a&fields.email=b', 400],
    ['a name that no page of ours sends', 'application/x-www-form-urlencoded', 'admin=1', 400],
    ['a prototype', 'application/x-www-form-urlencoded', '__proto__=1', 400],
    ['more than 64 KiB', 'application/x-www-form-urlencoded', `fields.name=${'x'.repeat(70_000)}`, 413],
  ])('answers %s with a page, and stores nothing', async (_, type, body, status) => {
    const before = await dump(databases);
    const page = await postForm(bridge, url, body, { 'Content-Type': type, ...from() }).expect(status);
    expect(page.headers['content-type']).toContain('text/html');
    expect(await dump(databases)).toEqual(before);
  });

  it('survives prototype names as fields and profiles', async () => {
    const sent = await filledIn('proto@hosted.example');
    await send({ ...sent, 'fields.constructor': 'x' }).expect(422);
    await send({ ...sent, 'consents.toString': 'x' }).expect(303);
  });

  it('answers HEAD like GET, and no other method', async () => {
    await supertest(bridge.app).head(url).expect(200);
    await supertest(bridge.app).put(url).expect(405);
  });

  it('takes twenty submissions a minute from one address, and then asks to wait', async () => {
    const address = from('203.0.113.9');
    const statuses: number[] = [];
    for (let time = 0; time < 21; time++) statuses.push((await postForm(bridge, url, '', address)).status);
    expect(statuses).toEqual([...new Array<number>(20).fill(422), 429]);
    const refused = await postForm(bridge, `${url}?embed=1`, '', address).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['content-security-policy']).toContain('frame-ancestors *');
  });

  describe('within another page', () => {
    const embedded = `${url}?embed=1&page=${encodeURIComponent(site)}`;

    it('may be framed, and runs the one script that tells its height, which is none but ours', async () => {
      const { headers, text } = await open(bridge, embedded).expect(200);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain('frame-ancestors *');
      expect(policy).toContain('script-src https://bridge.example/f/form-height.js;');
      expect(headers['x-frame-options']).toBeUndefined();
      expect(headers['set-cookie']).toBeUndefined();
      expect(text.match(/<script/g)).toHaveLength(1);
      expect(text).toMatch(
        /<script src="https:\/\/bridge\.example\/f\/form-height\.js" integrity="sha256-[^"]{43}&#x3D;" defer>/,
      );
    });

    it('stays embedded after sending, and has the embedding page in its proof', async () => {
      const sent = await filledIn('rahmen@hosted.example', embedded);
      const action =
        /action="([^"]*)"/
          .exec((await open(bridge, embedded)).text)?.[1]
          ?.replaceAll('&amp;', '&')
          .replaceAll('&#x3D;', '=') ?? '';
      const answer = await send(sent, `${url}${action}`).expect(303);
      const thanks = await open(bridge, `${url}${answer.headers['location'] ?? ''}`).expect(200);
      expect(thanks.headers['content-security-policy']).toContain('frame-ancestors *');
      const [proof] = await proofs('rahmen@hosted.example');
      expect(proof?.submission.pageUrl).toBe(`https://bridge.example${url}?page=${encodeURIComponent(site)}`);
    });

    it.each([
      ['a script', 'javascript:alert(1)', undefined],
      ['data', 'data:text/html,x', undefined],
      ['what is no address', 'muster', undefined],
      ['an address too long', `https://muster.example/${'x'.repeat(3000)}`, undefined],
      ['more', 'https://anna:geheim@muster.example/a?email=anna@example.at#b', 'https://muster.example/a'],
      ['letters beyond ASCII', 'http://müster.example/ü', 'http://xn--mster-kva.example/%C3%BC'],
    ])('takes of an embedding page at most origin and path: %s', async (_, page, kept) => {
      const email = `seite${++visitors}@hosted.example`;
      const path = `${url}?embed=1&page=${encodeURIComponent(page)}`;
      await send(await filledIn(email, path), path).expect(303);
      const [proof] = await proofs(email);
      const expected = kept === undefined ? '' : `?page=${encodeURIComponent(kept)}`;
      expect(proof?.submission.pageUrl).toBe(`https://bridge.example${url}${expected}`);
    });

    it('shows its refusals there too', async () => {
      const unknown = await open(bridge, '/f/muster/unbekannt?embed=1').expect(404);
      expect(unknown.headers['content-security-policy']).toContain('frame-ancestors *');
      const broken = await postForm(bridge, embedded, 'admin=1', from()).expect(400);
      expect(broken.headers['content-security-policy']).toContain('frame-ancestors *');
      expect(broken.headers['x-frame-options']).toBeUndefined();
    });
  });

  it('is put there by a script that any site may load and caches may keep', async () => {
    const script = await bridge.get('/embed.js', { key: null }).expect(200);
    expect(script.headers['content-type']).toContain('text/javascript');
    expect(script.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(script.headers['cache-control']).toContain('max-age=');
    expect(script.text).not.toMatch(/cookie\s*=|localStorage|sendBeacon|fetch\(/);
  });

  it('is closed while data protection is not active', async () => {
    const { body } = await bridge.get('/v1/data-protection').expect(200);
    const settings = body as { processorAgreement: { version: string; acceptedBy: string } };
    const { version, acceptedBy } = settings.processorAgreement;
    const sent = await filledIn('inaktiv@hosted.example');
    const stopped = { ...settings, processorAgreement: { version, acceptedBy }, active: false };
    await bridge.put('/v1/data-protection', stopped).expect(200);
    expect(readable(await open(bridge, url).expect(200))).toContain('nimmt zurzeit keine Eingaben an');
    await send(sent).expect(409);
    expect(await proofs('inaktiv@hosted.example')).toEqual([]);
  });
});

function tokenIn({ text }: Answer): string {
  return /name="token" value="([^"]*)"/.exec(text)?.[1] ?? '';
}

function boxIn({ text }: Answer): string {
  return /type="checkbox" id="box-0" name="[^"]*" value="([^"]*)"/.exec(text)?.[1] ?? '';
}
