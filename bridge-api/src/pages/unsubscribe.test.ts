import type { ConsentProof } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { dump } from '../../../core/src/testing-dump';
import { open, postForm, readable, twoBoxes, type TwoBoxes } from '../testing/sign-up';
import { testBridge, type TestBridge } from '../testing/test-bridge';

// Whole databases are made and compared.
onEachEngine('The page that ends a mailing', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let form: TwoBoxes;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    form = await twoBoxes(bridge);
  });

  afterAll(async () => {
    expect(bridge.logText()).not.toMatch(/unsubscribe\/[\w-]{10}|@unsub\.example/);
    await bridge.close();
    await databases.dispose();
  });

  let count = 0;
  const person = async (): Promise<{ email: string; url: string; preferencesUrl: string; consentId: string }> => {
    const email = `person${++count}@unsub.example`;
    await form.signUpAndConfirm(email);
    const { unsubscribeUrl = '', preferencesUrl = '', consentId = '' } = await form.permission(email);
    return { email, url: unsubscribeUrl, preferencesUrl, consentId };
  };

  it('asks when it is opened, and changes nothing', async () => {
    const { email, url } = await person();
    const before = await dump(databases);
    const page = await open(bridge, url).expect(200);
    await open(bridge, url, { 'User-Agent': 'Link scanner' }).expect(200);
    expect(await dump(databases)).toEqual(before);
    expect(readable(page)).toContain(`Sie möchten an ${email} von Muster GmbH keine E-Mails mehr`);
    expect(page.text.match(/<button/g)).toHaveLength(1);
  });

  const boundary = 'b0undary';
  const part = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
  it.each([
    ['form-encoded, as RFC 8058 has it', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['as multipart/form-data, which RFC 8058 prefers', `multipart/form-data; boundary=${boundary}`, part],
    ['from the button on the page', 'application/x-www-form-urlencoded', ''],
    ['with a body that means nothing', 'text/plain', 'unsubscribe me'],
  ])('ends it at once when it is sent %s', async (_, type, body) => {
    const { email, url, consentId } = await person();
    const page = await postForm(bridge, url, body, { 'Content-Type': type }).expect(200);
    expect(readable(page)).toContain('schreibt an');
    expect(await form.permission(email)).toEqual({ email, allowed: false, reason: 'withdrawn' });
    expect((await form.permission(email, 'event')).allowed).toBe(true);
    const proof: ConsentProof = await bridge.core.consents.get(bridge.tenantId, consentId);
    expect(proof).toMatchObject({ state: 'withdrawn', intact: true });
    expect(proof.events.at(-1)).toMatchObject({ type: 'withdrawn', actor: null, method: 'unsubscribe-link' });
  });

  it('does nothing more the second time, and says again that it has ended', async () => {
    const { url } = await person();
    await postForm(bridge, url, 'List-Unsubscribe=One-Click').expect(200);
    const before = await dump(databases);
    const again = await postForm(bridge, url, 'List-Unsubscribe=One-Click').expect(200);
    expect(await dump(databases)).toEqual(before);
    expect(readable(again)).toContain('Abbestellt');
  });

  it('ends everything that the person agreed to for the same mailing, also what still waits', async () => {
    const { email, url } = await person();
    const { consents } = await form.signUp(email);
    await postForm(bridge, url, '').expect(200);
    const newer = await bridge.core.consents.get(bridge.tenantId, consents[0]?.consentId ?? '');
    expect(newer.state).toBe('withdrawn');
    expect((await form.permission(email)).reason).toBe('withdrawn');
  });

  it('says how to reach everything else, and hands out no other link than its own: mails are forwarded', async () => {
    const { url } = await person();
    for (const page of [await open(bridge, url).expect(200), await postForm(bridge, url, '').expect(200)]) {
      expect(page.text).not.toMatch(/preferences/);
      expect(readable(page)).toContain('über den Link zu Ihren Einwilligungen in den E-Mails von Muster GmbH');
    }
  });

  it('is not found with a token that is forged or for another end', async () => {
    const { url, preferencesUrl } = await person();
    const before = await dump(databases);
    const wrong = [`${url.slice(0, -2)}AA`, url.slice(0, -5), preferencesUrl.replace('preferences', 'unsubscribe')];
    for (const link of wrong) {
      await open(bridge, link).expect(404);
      await postForm(bridge, link, 'List-Unsubscribe=One-Click').expect(404);
    }
    expect(await dump(databases)).toEqual(before);
  });
});
