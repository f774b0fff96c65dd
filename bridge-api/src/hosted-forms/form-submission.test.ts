import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { dump } from '../../../core/src/testing-dump';
import { hostedForm, hostedPath, type HostedFormUnderTest } from '../testing/hosted-form';
import { confirmationTokens, open, postForm, readable } from '../testing/sign-up';
import { testBridge, type TestBridge } from '../testing/test-bridge';

onEachEngine('What a hosted form sends', (make) => {
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

  it('records what was sent with the same proof as through a CMS, and thanks on a page of its own', async () => {
    const answer = await form
      .send({
        ...(await form.filledIn('Greta@hosted.example')),
        'fields.name': ' Greta ',
        'fields.wish': 'Erste Zeile\r\nZweite',
        'fields.topic': 'Haus & Hof',
      })
      .expect(303);
    const thanks = await open(
      bridge,
      new URL(answer.headers['location'] ?? '', `https://bridge.example${hostedPath}`).href,
    );
    expect(thanks.status).toBe(200);
    expect(readable(thanks)).toContain('Sie erhalten dazu eine E-Mail mit einem Link; das kann eine Stunde dauern.');
    const [proof] = await form.proofs('greta@hosted.example');
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

  it('is confirmed by the link in the mail', async () => {
    await form.send(await form.filledIn('bestaetigt@hosted.example')).expect(303);
    const tokens = await confirmationTokens(bridge);
    await postForm(bridge, `/confirm/${tokens.get('bestaetigt@hosted.example')}`, '').expect(200);
    const [proof] = await form.proofs('bestaetigt@hosted.example');
    expect(proof?.state).toBe('confirmed');
  });

  it('lists every fault on top with a link to its field, keeps what was entered, and stores nothing', async () => {
    const { token } = await form.filledIn('');
    const before = await dump(databases);
    const page = await form.send({
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
    const good = await form.filledIn('fehler@hosted.example');
    const before = await dump(databases);
    const whole = Object.keys(changes).length === 0 ? {} : { ...good, ...changes };
    const page = await form.send(whole).expect(422);
    expect(readable(page)).toContain(sentence);
    expect(await dump(databases)).toEqual(before);
  });

  it('refuses a token of which a single character differs, and keeps no tick with it', async () => {
    const good = await form.filledIn('token@hosted.example');
    const token = `${(good['token'] ?? '').slice(0, -1)}${good['token']?.endsWith('A') ? 'B' : 'A'}`;
    const page = await form.send({ ...good, token }).expect(422);
    expect(page.text).toContain('value="token@hosted.example"');
    expect(page.text).not.toContain(' checked');
    expect(await form.proofs('token@hosted.example')).toEqual([]);
  });

  it('keeps the tick beside another fault', async () => {
    const page = await form.send(await form.filledIn('keine Adresse')).expect(422);
    expect(page.text).toMatch(/id="box-0"[^>]* checked/);
  });

  it.each(['on', '1', 'true'])('takes a box that sends %p for no tick', async (value) => {
    const sent = { ...(await form.filledIn('haken@hosted.example')), [`consents.${form.profileId}`]: value };
    await form.send(sent).expect(422);
    expect(await form.proofs('haken@hosted.example')).toEqual([]);
  });

  it.each(['größe@hosted.example', 'a+b@hosted.example', 'x@müller.example', 'GROSS@HOSTED.EXAMPLE'])(
    'takes the address %s',
    async (email) => {
      await form.send(await form.filledIn(email)).expect(303);
      expect(await form.proofs(email)).toHaveLength(1);
    },
  );

  it('thanks a program that fills in what people do not see, and stores nothing', async () => {
    const sent = { ...(await form.filledIn('robot@hosted.example')), website: 'https://spam.example' };
    const before = await dump(databases);
    await form.send(sent).expect(303);
    expect(await dump(databases)).toEqual(before);
  });

  it('stores a double click and a page that is sent again once', async () => {
    const sent = await form.filledIn('doppelt@hosted.example');
    const answers = await Promise.all([form.send(sent), form.send(sent), form.send(sent)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    await form.send(sent).expect(303);
    expect(await form.proofs('doppelt@hosted.example')).toHaveLength(1);
  });

  it('records the version that was shown although the text has changed while the page was open', async () => {
    const sent = await form.filledIn('alt@hosted.example');
    await form.publish('Werkzeug');
    await form.send(sent).expect(303);
    const [proof] = await form.proofs('alt@hosted.example');
    expect(proof?.version.consentText).toContain('Gartenmöbel');
    expect(readable(await open(bridge, hostedPath))).toContain('Werkzeug');
  });

  it('asks anew, without the tick, where the words are others than those that were read', async () => {
    const sent = await form.filledIn('keine Adresse');
    await form.publish('Pflanzen');
    const page = await form.send(sent).expect(422);
    expect(readable(page)).toContain('Pflanzen');
    expect(page.text).not.toContain(' checked');
  });

  it('survives prototype names as fields and profiles', async () => {
    const sent = await form.filledIn('proto@hosted.example');
    await form.send({ ...sent, 'fields.constructor': 'x' }).expect(422);
    await form.send({ ...sent, 'consents.toString': 'x' }).expect(303);
  });
});
