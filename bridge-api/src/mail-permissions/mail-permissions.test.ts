import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { dump } from '../../../core/src/testing-dump';
import { profileInput } from '../testing/fixtures';
import { twoBoxes, type TwoBoxes } from '../testing/sign-up';
import { testBridge, type Request, type RequestOptions, type TestBridge } from '../testing/test-bridge';

// Whole databases are made and compared.
interface Results {
  readonly results: readonly { email: string; allowed: boolean; reason: string; consentId?: string }[];
}

onEachEngine('Mail permissions over HTTP', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let form: TwoBoxes;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    form = await twoBoxes(bridge);
  });

  afterAll(async () => {
    expect(bridge.logText()).not.toContain('@perm.example');
    await bridge.close();
    await databases.dispose();
  });

  const ask = (body: object, options: RequestOptions = {}): Request =>
    bridge.post('/v1/mail-permissions', body, options);
  const resultsFor = async (emails: readonly string[], options: RequestOptions = {}): Promise<Results['results']> =>
    ((await ask({ purpose: 'newsletter', emails }, options).expect(200)).body as Results).results;

  it('are answered in the order asked, each allowed one with its proof', async () => {
    const { consents } = await form.signUpAndConfirm('anna@perm.example');
    await form.signUp('waiting@perm.example');
    const emails = ['waiting@perm.example', 'anna@perm.example', 'nobody@perm.example', 'anna@perm.example'];
    const proven = {
      email: 'anna@perm.example',
      allowed: true,
      reason: 'confirmed',
      consentId: consents[0]?.consentId,
    };
    expect(await resultsFor(emails)).toEqual([
      { email: 'waiting@perm.example', allowed: false, reason: 'pending' },
      proven,
      { email: 'nobody@perm.example', allowed: false, reason: 'none' },
      proven,
    ]);
  });

  it('are for one purpose each', async () => {
    await form.signUp('event@perm.example');
    expect((await form.permission('event@perm.example', 'event')).allowed).toBe(true);
    expect((await form.permission('event@perm.example', 'newsletter')).reason).toBe('pending');
    expect((await form.permission('event@perm.example', 'contact')).reason).toBe('none');
  });

  it('know a person under any spelling of the address, and keep mailboxes apart', async () => {
    const long = `${'l'.repeat(64)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(58)}.at`;
    expect(long).toHaveLength(254);
    for (const email of ['otto+shop@perm.example', 'eva@bücher.example', long]) await form.signUp(email);
    for (const token of (await form.confirmationTokens()).values()) await bridge.core.confirmations.confirm(token);
    const spelled = [' OTTO+Shop@PERM.example ', 'Eva@BÜCHER.example', 'eva@xn--bcher-kva.example', long.toUpperCase()];
    expect((await resultsFor(spelled)).map(({ email, allowed }) => [email, allowed])).toEqual(
      spelled.map((email) => [email, true]),
    );
    expect((await resultsFor(['otto@perm.example']))[0]?.reason).toBe('none');
  });

  it('are none for what is no address', async () => {
    const wrong = [
      '',
      ' ',
      'x',
      'a@b',
      '@perm.example',
      'a@perm.example\r\nBcc: b@perm.example',
      `${'x'.repeat(300)}@y.at`,
    ];
    expect(await resultsFor(wrong)).toEqual(wrong.map((email) => ({ email, allowed: false, reason: 'none' })));
  });

  it('know nothing of another controller’s consents', async () => {
    await form.signUpAndConfirm('mine@perm.example');
    expect((await resultsFor(['mine@perm.example'], { key: bridge.otherKey }))[0]?.reason).toBe('none');
  });

  it('stay for the purpose that was consented to, whatever the profile is changed to', async () => {
    await form.signUp('purpose@perm.example');
    const path = `/v1/consent-profiles/${form.eventId}`;
    const change = profileInput({ purpose: 'other', topic: 'Gartentage' });
    const headers = { 'If-Match': '*' };
    const { body } = await bridge.put(path, change, { headers }).expect(409);
    expect(body).toMatchObject({ type: 'https://bridge.example/problems/profile-in-use' });
    expect((await form.permission('purpose@perm.example', 'event')).allowed).toBe(true);
    expect((await form.permission('purpose@perm.example', 'other')).reason).toBe('none');
    const { body: unused } = await bridge.post('/v1/consent-profiles', profileInput({ forms: [] })).expect(201);
    await bridge.put(`/v1/consent-profiles/${(unused as { id: string }).id}`, change, { headers }).expect(200);
  });

  it('end in the same moment in which the controller records a withdrawal', async () => {
    const { consents } = await form.signUpAndConfirm('phone@perm.example');
    await bridge.core.consents.withdraw({ tenantId: bridge.tenantId }, consents[0]?.consentId ?? '', {});
    expect((await resultsFor(['phone@perm.example']))[0]?.reason).toBe('withdrawn');
  });

  it('come with the links for the mail only when asked for, and only where mail is allowed', async () => {
    await form.signUpAndConfirm('links@perm.example');
    const emails = ['links@perm.example', 'nobody@perm.example'];
    const { body } = await ask({ purpose: 'newsletter', emails, links: true }).expect(200);
    expect((body as Results).results).toMatchObject([
      {
        preferencesUrl: expect.stringMatching(/^https:\/\/bridge\.example\/preferences\/[\w-]{64}$/) as string,
        unsubscribeUrl: expect.stringMatching(/^https:\/\/bridge\.example\/unsubscribe\/[\w-]{64}$/) as string,
      },
      { email: 'nobody@perm.example', allowed: false, reason: 'none' },
    ]);
    expect(Object.keys((await resultsFor(emails))[0] ?? {})).toEqual(['email', 'allowed', 'reason', 'consentId']);
  });

  it('change nothing, for as many as a thousand of the longest addresses', async () => {
    const emails = Array.from(
      { length: 1000 },
      (_, i) => `${String(i).padStart(64, 'x')}@${'ü'.repeat(20)}.${'d'.repeat(60)}.at`,
    );
    const before = await dump(databases);
    expect(await resultsFor(emails)).toHaveLength(1000);
    expect(await dump(databases)).toEqual(before);
    await ask({ purpose: 'newsletter', emails: [...emails, 'one@more.example'] }).expect(400);
  });

  it('are asked with the scope manage, for a purpose that there is', async () => {
    const { key } = await bridge.keyWith(['submit']);
    await ask({ purpose: 'newsletter', emails: [] }, { key }).expect(403);
    await ask({ purpose: 'newsletter', emails: [] }, { key: null }).expect(401);
    await ask({ purpose: 'advertising', emails: [] }).expect(400);
    await ask({ purpose: 'newsletter', emails: [1] }).expect(400);
    await ask({ purpose: 'newsletter', emails: [], extra: true }).expect(400);
    expect(await resultsFor([])).toEqual([]);
  });
});
