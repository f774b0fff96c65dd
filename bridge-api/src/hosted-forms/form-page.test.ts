import supertest from 'supertest';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { dump } from '../../../core/src/testing-dump';
import { hostedFields, hostedForm, hostedPath, type HostedFormUnderTest } from '../testing/hosted-form';
import { open, postForm, readable } from '../testing/sign-up';
import { testBridge, type TestBridge } from '../testing/test-bridge';

onEachEngine('The page of a hosted form', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let form: HostedFormUnderTest;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases, { TRUST_PROXY: '1' });
    form = await hostedForm(bridge);
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  it('shows the fields, the box in its own words and never ticked, and who processes the data', async () => {
    const page = await open(bridge, hostedPath).expect(200);
    const text = readable(page);
    expect(text).toContain('Ja, Muster GmbH darf mir per E-Mail Neuigkeiten zu');
    expect(text).toContain('Körbler GmbH');
    for (const { label } of hostedFields) expect(text).toContain(label);
    expect(page.text).toMatch(/<input type="checkbox" id="box-0"[^>]* required/);
    expect(page.text).not.toContain(' checked');
    expect(page.text.match(/<label for="(field|box)-\d"/g)).toHaveLength(5);
  });

  it('runs no script, is framed by nobody, stays out of caches and sets no cookie', async () => {
    const { headers, text } = await open(bridge, hostedPath).expect(200);
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
    expect(readable(await open(bridge, `${hostedPath}?lang=en`).expect(200))).toContain('Sign up');
    expect(readable(await open(bridge, hostedPath, { 'Accept-Language': 'en' }).expect(200))).toContain('Sign up');
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
    expect(readable(await form.send({ token: 'x' }, path).expect(404))).toContain('Dieses Formular gibt es nicht');
  });

  it('says that it is closed while a finding blocks it, and takes nothing', async () => {
    const sent = await form.filledIn('zu@hosted.example');
    await form.register({ fields: hostedFields.map((field) => ({ ...field, required: true })) });
    expect(readable(await open(bridge, hostedPath).expect(200))).toContain('nimmt zurzeit keine Eingaben an');
    const complete = { ...sent, 'fields.name': 'a', 'fields.wish': 'b', 'fields.topic': 'Garten' };
    expect(readable(await form.send(complete).expect(409))).toContain('nimmt zurzeit keine Eingaben an');
    await form.register();
    expect(await form.proofs('zu@hosted.example')).toEqual([]);
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
    const page = await postForm(bridge, hostedPath, body, { 'Content-Type': type, ...form.from() }).expect(status);
    expect(page.headers['content-type']).toContain('text/html');
    expect(await dump(databases)).toEqual(before);
  });

  it('answers HEAD like GET, and no other method', async () => {
    await supertest(bridge.app).head(hostedPath).expect(200);
    await supertest(bridge.app).put(hostedPath).expect(405);
  });

  it('takes twenty submissions a minute from one address, and then asks to wait', async () => {
    const address = form.from('203.0.113.9');
    const statuses: number[] = [];
    for (let time = 0; time < 21; time++) statuses.push((await postForm(bridge, hostedPath, '', address)).status);
    expect(statuses).toEqual([...new Array<number>(20).fill(422), 429]);
    const refused = await postForm(bridge, `${hostedPath}?embed=1`, '', address).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['content-security-policy']).toContain('frame-ancestors *');
  });

  it('is closed while data protection is not active', async () => {
    const { body } = await bridge.get('/v1/data-protection').expect(200);
    const settings = body as { processorAgreement: { version: string; acceptedBy: string } };
    const { version, acceptedBy } = settings.processorAgreement;
    const sent = await form.filledIn('inaktiv@hosted.example');
    const stopped = { ...settings, processorAgreement: { version, acceptedBy }, active: false };
    await bridge.put('/v1/data-protection', stopped).expect(200);
    expect(readable(await open(bridge, hostedPath).expect(200))).toContain('nimmt zurzeit keine Eingaben an');
    await form.send(sent).expect(409);
    expect(await form.proofs('inaktiv@hosted.example')).toEqual([]);
  });
});
