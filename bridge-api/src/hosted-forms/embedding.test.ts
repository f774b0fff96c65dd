import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { idempotencyKey } from '../testing/fixtures';
import { hostedForm, hostedPath, type HostedFormUnderTest } from '../testing/hosted-form';
import { open, postForm } from '../testing/sign-up';
import { testBridge, type TestBridge } from '../testing/test-bridge';

const site = 'https://www.muster.example/aktuell/newsletter';
const embedded = `${hostedPath}?embed=1&page=${encodeURIComponent(site)}`;

onEachEngine('A hosted form within another page', (make) => {
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
    const sent = await form.filledIn('rahmen@hosted.example', embedded);
    const action =
      /action="([^"]*)"/
        .exec((await open(bridge, embedded)).text)?.[1]
        ?.replaceAll('&amp;', '&')
        .replaceAll('&#x3D;', '=') ?? '';
    const answer = await form.send(sent, `${hostedPath}${action}`).expect(303);
    const thanks = await open(bridge, `${hostedPath}${answer.headers['location'] ?? ''}`).expect(200);
    expect(thanks.headers['content-security-policy']).toContain('frame-ancestors *');
    const [proof] = await form.proofs('rahmen@hosted.example');
    expect(proof?.submission.pageUrl).toBe(`https://bridge.example${hostedPath}?page=${encodeURIComponent(site)}`);
  });

  it.each([
    ['a script', 'javascript:alert(1)', undefined],
    ['data', 'data:text/html,x', undefined],
    ['what is no address', 'muster', undefined],
    ['an address too long', `https://muster.example/${'x'.repeat(3000)}`, undefined],
    ['more', 'https://anna:geheim@muster.example/a?email=anna@example.at#b', 'https://muster.example/a'],
    ['letters beyond ASCII', 'http://müster.example/ü', 'http://xn--mster-kva.example/%C3%BC'],
  ])('takes of an embedding page at most origin and path: %s', async (_, page, kept) => {
    const email = `${idempotencyKey()}@hosted.example`;
    const path = `${hostedPath}?embed=1&page=${encodeURIComponent(page)}`;
    await form.send(await form.filledIn(email, path), path).expect(303);
    const [proof] = await form.proofs(email);
    const expected = kept === undefined ? '' : `?page=${encodeURIComponent(kept)}`;
    expect(proof?.submission.pageUrl).toBe(`https://bridge.example${hostedPath}${expected}`);
  });

  it('shows its refusals there too', async () => {
    const unknown = await open(bridge, '/f/muster/unbekannt?embed=1').expect(404);
    expect(unknown.headers['content-security-policy']).toContain('frame-ancestors *');
    const broken = await postForm(bridge, embedded, 'admin=1', form.from()).expect(400);
    expect(broken.headers['content-security-policy']).toContain('frame-ancestors *');
    expect(broken.headers['x-frame-options']).toBeUndefined();
  });

  it('is put there by a script that any site may load and caches may keep', async () => {
    const script = await bridge.get('/embed.js', { key: null }).expect(200);
    expect(script.headers['content-type']).toContain('text/javascript');
    expect(script.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(script.headers['cache-control']).toContain('max-age=');
    expect(script.text).not.toMatch(/cookie\s*=|localStorage|sendBeacon|fetch\(/);
  });
});
