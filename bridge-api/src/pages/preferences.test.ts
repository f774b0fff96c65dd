import supertest from 'supertest';
import type { ConsentProof } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { dump, meddle } from '../../../core/src/testing-dump';
import { open, postForm, readable, twoBoxes, type TwoBoxes } from '../testing/sign-up';
import { testBridge, type TestBridge } from '../testing/test-bridge';

// Whole databases are made and compared.
onEachEngine("The page of a person's consents", (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let form: TwoBoxes;
  let other: TwoBoxes;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    form = await twoBoxes(bridge);
    other = await twoBoxes(bridge, 'otherKey');
  });

  afterAll(async () => {
    const log = bridge.logText();
    expect(log).not.toMatch(/preferences\/[\w-]{10}|@prefs\.example/);
    await bridge.close();
    await databases.dispose();
  });

  let count = 0;
  const person = async (): Promise<{ email: string; url: string; consentIds: string[] }> => {
    const email = `person${++count}@prefs.example`;
    const { consents } = await form.signUpAndConfirm(email);
    const { preferencesUrl } = await form.permission(email);
    return { email, url: preferencesUrl as string, consentIds: consents.map(({ consentId }) => consentId) };
  };
  const proofOf = ([consentId = '']: string[]): Promise<ConsentProof> =>
    bridge.core.consents.get(bridge.tenantId, consentId);
  const reasons = async (email: string): Promise<string[]> => [
    (await form.permission(email, 'newsletter')).reason,
    (await form.permission(email, 'event')).reason,
  ];

  it('shows whose it is and what was agreed to, in the words that were shown', async () => {
    const { email, url } = await person();
    const page = await open(bridge, url).expect(200);
    expect(readable(page)).toContain(email);
    expect(readable(page)).toContain('Newsletter: Neuigkeiten zu Gartenmöbeln');
    expect(readable(page)).toContain('Ja, Muster GmbH darf mir per E-Mail Neuigkeiten zu');
    expect(readable(page)).toContain('Veranstaltungen: Gartentage');
    expect(page.text.match(/Einwilligung widerrufen/g)).toHaveLength(2);
  });

  it('changes nothing when it is opened, however often and by whatever', async () => {
    const { url } = await person();
    const before = await dump(databases);
    for (let time = 0; time < 3; time++) await open(bridge, url, { 'User-Agent': 'Link scanner' }).expect(200);
    await supertest(bridge.app).head(new URL(url).pathname).expect(200);
    await open(bridge, `${url}?action=withdraw-all&lang=en`).expect(200);
    expect(await dump(databases)).toEqual(before);
  });

  it('withdraws one consent at once, with the person itself as the one who did it, and leaves the others', async () => {
    const { email, url, consentIds } = await person();
    const page = await postForm(bridge, url, `action=withdraw&profile=${form.newsletterId}`).expect(200);
    expect(readable(page)).toContain('Ihre Einwilligung ist widerrufen.');
    expect(await reasons(email)).toEqual(['withdrawn', 'confirmed']);
    const proof = await proofOf(consentIds);
    expect(proof).toMatchObject({ state: 'withdrawn', intact: true });
    expect(proof.events.at(-1)).toMatchObject({ type: 'withdrawn', actor: null, method: 'preference-page' });
  });

  it('withdraws everything with one button, and does nothing more the second time', async () => {
    const { email, url } = await person();
    await postForm(bridge, url, 'action=withdraw-all').expect(200);
    expect(await reasons(email)).toEqual(['withdrawn', 'withdrawn']);
    const before = await dump(databases);
    const again = await postForm(bridge, url, 'action=withdraw-all').expect(200);
    expect(await dump(databases)).toEqual(before);
    expect(again.text).not.toContain('<button>');
  });

  it('withdraws once when two requests come in the same moment', async () => {
    const { url, consentIds } = await person();
    await Promise.all([1, 2, 3].map(() => postForm(bridge, url, 'action=withdraw-all').expect(200)));
    expect((await proofOf(consentIds)).events.map(({ type }) => type)).toEqual(['requested', 'confirmed', 'withdrawn']);
    expect(await bridge.core.ledger.verify(bridge.tenantId)).toMatchObject({ ok: true });
  });

  it('takes an objection, which ends all mail until the person agrees and confirms anew', async () => {
    const { email, url } = await person();
    const page = await postForm(bridge, url, 'action=object').expect(200);
    expect(readable(page)).toContain('Ihr Widerspruch ist eingetragen.');
    expect(await reasons(email)).toEqual(['objected', 'objected']);
    expect((await form.permission(email, 'other')).reason).toBe('objected');
    const before = await dump(databases);
    await postForm(bridge, url, 'action=object').expect(200);
    expect(await dump(databases)).toEqual(before);
    await meddle(databases.databaseUrl, 'UPDATE confirmation_tokens SET sent_at = 0');
    await form.signUpAndConfirm(email);
    expect(await reasons(email)).toEqual(['confirmed', 'confirmed']);
  });

  it('keeps an objection whoever types the address into a form, until the person itself confirms', async () => {
    const { email, url } = await person();
    await postForm(bridge, url, 'action=object').expect(200);
    await meddle(databases.databaseUrl, 'UPDATE confirmation_tokens SET sent_at = 0');
    const { state, consents } = await form.signUp(email);
    expect(state).toBe('pending-confirmation');
    expect(consents.map((consent) => consent.state)).toEqual(['requested', 'requested']);
    expect(await reasons(email)).toEqual(['objected', 'objected']);
    const [, event] = consents;
    expect(await proofOf([event?.consentId ?? ''])).toMatchObject({ state: 'requested', intact: true });
    const token = (await form.confirmationTokens()).get(email);
    await postForm(bridge, `/confirm/${token}`, '').expect(200);
    expect(await reasons(email)).toEqual(['confirmed', 'confirmed']);
    expect(await bridge.core.consentAudit.audit(bridge.tenantId)).toMatchObject({ ok: true });
  });

  it('is another for the same address with another controller', async () => {
    const { email, url } = await person();
    await other.signUpAndConfirm(email);
    await postForm(bridge, url, `action=withdraw&profile=${other.newsletterId}`).expect(200);
    expect((await form.permission(email)).allowed).toBe(true);
    await postForm(bridge, url, 'action=object').expect(200);
    expect((await form.permission(email)).allowed).toBe(false);
    expect((await other.permission(email)).allowed).toBe(true);
  });

  it('is not found with a token that is forged, cut off or for another end', async () => {
    const { email, url } = await person();
    const { unsubscribeUrl = '' } = await form.permission(email);
    const token = url.split('/').at(-1) as string;
    const unsubscribe = unsubscribeUrl.split('/').at(-1) as string;
    const forged = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    const before = await dump(databases);
    for (const wrong of [forged, token.slice(0, 20), unsubscribe, 'x', '%00', '..%2F..', 'A'.repeat(5000)]) {
      const page = await open(bridge, `/preferences/${wrong}`, { 'Accept-Language': 'de' }).expect(404);
      expect(readable(page)).toContain('Diesen Link gibt es nicht');
      await postForm(bridge, `/preferences/${wrong}`, 'action=withdraw-all').expect(404);
    }
    expect(await dump(databases)).toEqual(before);
  });

  it('is gone with the person', async () => {
    const { email, url } = await person();
    const { unsubscribeUrl = '' } = await form.permission(email);
    await meddle(databases.vaultUrl, 'DELETE FROM vault_keys WHERE id = ?', [subjectIn(url)]);
    await open(bridge, url).expect(404);
    await postForm(bridge, url, 'action=object').expect(404);
    await open(bridge, unsubscribeUrl).expect(404);
    expect(await form.permission(email)).toEqual({ email, allowed: false, reason: 'deleted' });
  });

  it('refuses forms that it did not send, as a page', async () => {
    const { url } = await person();
    const before = await dump(databases);
    for (const body of ['', 'action=delete', 'action=withdraw', 'action=object&action=withdraw', 'action=object&x=1']) {
      const page = await postForm(bridge, url, body, { 'Accept-Language': 'en' }).expect(400);
      expect(readable(page)).toContain('Nothing was changed');
    }
    const json = { 'Content-Type': 'application/json' };
    await postForm(bridge, url, '{"action":"object"}', json).expect(415);
    await postForm(bridge, url, `action=object&x=${'x'.repeat(70_000)}`).expect(413);
    expect(await dump(databases)).toEqual(before);
  });
});

/** The id that a preferences token begins with. */
function subjectIn(url: string): string {
  const hex = Buffer.from(url.split('/').at(-1) as string, 'base64url').toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
