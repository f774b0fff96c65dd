import supertest from 'supertest';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { dump, meddle } from '../../../core/src/testing-dump';
import { open, postForm, readable, twoBoxes, type TwoBoxes } from '../testing/sign-up';
import { testBridge, type TestBridge } from '../testing/test-bridge';

// Whole databases are made and compared.
onEachEngine('The page that confirms', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let form: TwoBoxes;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    form = await twoBoxes(bridge);
  });

  afterAll(async () => {
    expect(bridge.logText()).not.toMatch(/confirm\/[\w-]{10}|@confirm\.example/);
    await bridge.close();
    await databases.dispose();
  });

  let count = 0;
  const waiting = async (): Promise<{ email: string; url: string; consentId: string }> => {
    const email = `person${++count}@confirm.example`;
    const { consents } = await form.signUp(email);
    const url = `/confirm/${(await form.confirmationTokens()).get(email)}`;
    return { email, url, consentId: consents[0]?.consentId ?? '' };
  };

  it('shows whom and what it is about, with one button', async () => {
    const { email, url } = await waiting();
    const page = await open(bridge, url).expect(200);
    expect(readable(page)).toContain(email);
    expect(readable(page)).toContain('Ja, Muster GmbH darf mir per E-Mail Neuigkeiten zu');
    expect(page.text.match(/<button/g)).toHaveLength(1);
  });

  it('quotes once what was agreed to twice', async () => {
    const email = 'twice@confirm.example';
    await form.signUp(email);
    await form.signUp(email);
    const page = await open(bridge, `/confirm/${(await form.confirmationTokens()).get(email)}`).expect(200);
    expect(page.text.match(/<blockquote/g)).toHaveLength(1);
  });

  it('changes nothing when mail scanners open it, however often', async () => {
    const { email, url } = await waiting();
    const before = await dump(databases);
    for (let time = 0; time < 3; time++) await open(bridge, url, { 'User-Agent': 'Link scanner' }).expect(200);
    await supertest(bridge.app).head(url).expect(200);
    expect(await dump(databases)).toEqual(before);
    expect((await form.permission(email)).reason).toBe('pending');
  });

  it('confirms by its button, thanks, and leads to what was agreed to', async () => {
    const { email, url, consentId } = await waiting();
    const page = await postForm(bridge, url, '').expect(200);
    expect(readable(page)).toContain('Danke, das ist bestätigt');
    expect(await form.permission(email)).toMatchObject({ allowed: true, reason: 'confirmed', consentId });
    const link = /href="(\/preferences\/[^"]+)"/.exec(page.text)?.[1] ?? '';
    expect(readable(await open(bridge, link).expect(200))).toContain('Zugestimmt am');
  });

  it('is harmless the second time, also in the same moment', async () => {
    const { url, consentId } = await waiting();
    const pages = await Promise.all([1, 2, 3].map(() => postForm(bridge, url, '').expect(200)));
    expect(pages.filter((page) => readable(page).includes('Danke, das ist bestätigt'))).toHaveLength(1);
    const before = await dump(databases);
    expect(readable(await postForm(bridge, url, '').expect(200))).toContain('Schon bestätigt');
    expect(readable(await open(bridge, url).expect(200))).toContain('Schon bestätigt');
    expect(await dump(databases)).toEqual(before);
    const { events } = await bridge.core.consents.get(bridge.tenantId, consentId);
    expect(events.map(({ type }) => type)).toEqual(['requested', 'confirmed']);
  });

  it('does not revive what was withdrawn after it was confirmed', async () => {
    const { email, url } = await waiting();
    await postForm(bridge, url, '').expect(200);
    const { unsubscribeUrl = '' } = await form.permission(email);
    await postForm(bridge, unsubscribeUrl, '').expect(200);
    await postForm(bridge, url, '').expect(200);
    expect((await form.permission(email)).reason).toBe('withdrawn');
  });

  it('says after its time how to start again, and confirms nothing', async () => {
    const { email, url } = await waiting();
    await meddle(databases.databaseUrl, 'UPDATE confirmation_tokens SET expires_at = 1000 WHERE used_at IS NULL');
    const before = await dump(databases);
    for (const page of [await open(bridge, url).expect(410), await postForm(bridge, url, '').expect(410)]) {
      expect(readable(page)).toContain('füllen Sie das Formular');
    }
    expect(await dump(databases)).toEqual(before);
    expect((await form.permission(email)).allowed).toBe(false);
  });

  it('is not found with a token that is forged or cut off', async () => {
    const { url } = await waiting();
    const before = await dump(databases);
    for (const wrong of [
      `${url.slice(0, -2)}AA`,
      url.slice(0, -4),
      '/confirm/x',
      '/confirm/%00',
      '/confirm/%E0%A4%A',
    ]) {
      const page = await open(bridge, wrong, { Accept: 'text/html', 'Accept-Language': 'de' }).expect(404);
      expect(readable(page)).toContain('Diesen Link gibt es nicht');
    }
    await postForm(bridge, '/confirm/x', '').expect(404);
    expect(await dump(databases)).toEqual(before);
  });
});
