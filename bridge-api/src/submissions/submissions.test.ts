import type { ConsentProfile, SubmissionReceipt } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { formInput, idempotencyKey, profileInput, readyForm, submission, type ReadyForm } from '../testing/fixtures';
import { person } from '../testing/people';
import { testBridge, type Request, type RequestOptions, type TestBridge } from '../testing/test-bridge';

onEachEngine('Submissions over HTTP', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let ready: ReadyForm;
  let other: ReadyForm;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    ready = await readyForm(bridge);
    other = await readyForm(bridge, 'otherKey');
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const post = (body: unknown, key = idempotencyKey(), options: RequestOptions = {}): Request =>
    bridge.post('/v1/submissions', body, { ...options, headers: { 'Idempotency-Key': key, ...options.headers } });

  const stored = async (): Promise<object> => ({
    head: await bridge.core.ledger.head(bridge.tenantId),
    otherHead: await bridge.core.ledger.head(bridge.otherTenantId),
    consents: (await bridge.core.consents.search(bridge.tenantId, {}, { limit: 200 })).items.length,
  });

  /** Runs a request that must be refused, and sees that nothing was stored. */
  const refused = async (test: () => Request, status: number, code: string): Promise<Record<string, unknown>> => {
    const before = await stored();
    const body = (await test().expect(status)).body as Record<string, unknown>;
    expect(body['type']).toBe(`https://bridge.example/problems/${code}`);
    expect(await stored()).toEqual(before);
    return body;
  };

  const withConsent = (consent: object): Record<string, unknown> =>
    submission(ready.notice, {
      consents: [{ profileId: ready.profile.id, versionId: ready.profile.currentVersion, ...consent }],
    });

  describe('that fit', () => {
    it('are recorded with a receipt and the new head of the ledger', async () => {
      const { body, headers } = await post(submission(ready.notice)).expect(201);
      const receipt = body as SubmissionReceipt;
      expect(receipt).toMatchObject({
        state: 'pending-confirmation',
        processor: { name: 'Körbler GmbH' },
        consents: [{ profileId: ready.profile.id, versionId: ready.profile.currentVersion, state: 'requested' }],
      });
      expect(headers['ledger-head']).toMatch(new RegExp(`^${receipt.ledger.seq}:${receipt.ledger.hash}:[\\w-]+$`));
      expect(headers['idempotent-replayed']).toBeUndefined();
    });

    it('prove the version that was shown although the text has changed meanwhile', async () => {
      const shown = ready.notice;
      const changed = profileInput({ consentText: { mode: 'own', text: 'Ganz neuer Text.' } });
      const before = (await bridge.get(`/v1/consent-profiles/${ready.profile.id}`).expect(200)).body as ConsentProfile;
      const { body: after } = await bridge
        .put(`/v1/consent-profiles/${ready.profile.id}`, changed, { headers: { 'If-Match': `"${before.revision}"` } })
        .expect(200);
      expect((after as ConsentProfile).currentVersion).not.toBe(shown.checkboxes[0]?.versionId);
      const { body } = await post(submission(shown)).expect(201);
      const { consentId } = (body as SubmissionReceipt).consents[0] as { consentId: string };
      const { body: proof } = await bridge.get(`/v1/consents/${consentId}`).expect(200);
      expect(proof).toMatchObject({
        versionId: shown.checkboxes[0]?.versionId,
        version: { consentText: shown.checkboxes[0]?.label },
        email: person.email,
      });
    });
  });

  describe('without proof of consent', () => {
    it.each([
      ['the box is not ticked', () => withConsent({ ticked: false }), 'consent-required'],
      ['the box is absent', () => submission(ready.notice, { consents: [] }), 'consent-required'],
      [
        'the version is invented',
        () => withConsent({ versionId: 'invented', ticked: true }),
        'consent-version-unknown',
      ],
      [
        "the version is another tenant's",
        () => withConsent({ versionId: other.profile.currentVersion, ticked: true }),
        'consent-version-unknown',
      ],
    ])('are refused when %s', async (_, body, code) => {
      await refused(() => post(body()), 422, code);
    });

    it("are refused when the profile is another tenant's", async () => {
      const { id: profileId, currentVersion: versionId } = other.profile;
      await refused(
        () => post(submission(ready.notice, { consents: [{ profileId, versionId, ticked: true }] })),
        422,
        'consent-required',
      );
    });

    it.each([['"true"'], ['1'], ['"on"'], ['null'], ['[]']])('are refused when the tick is %s', async (ticked) => {
      const body = withConsent({ ticked: JSON.parse(ticked) as unknown });
      const problem = await refused(() => post(body), 400, 'validation-failed');
      expect(problem['errors']).toMatchObject([{ pointer: '/consents/0/ticked', code: 'wrong-type' }]);
    });

    it('are refused when nothing says what was shown', async () => {
      await refused(() => post(submission(ready.notice, { shown: undefined })), 400, 'validation-failed');
    });
  });

  describe('for a form that takes no data', () => {
    it('are refused when the form is unknown', async () => {
      await refused(() => post(submission(ready.notice, { formKey: 'nowhere' })), 404, 'form-unknown');
    });

    it('are refused when the form breaks a rule', async () => {
      await bridge.put('/v1/forms/bare', formInput([], { title: 'Ohne Profil' })).expect(200);
      await refused(() => post(submission(ready.notice, { formKey: 'bare' })), 409, 'form-not-compliant');
    });

    it('are refused when the tenant is not active', async () => {
      const key = bridge.otherKey;
      const { body: settings } = await bridge.get('/v1/data-protection', { key }).expect(200);
      await bridge.put('/v1/data-protection', { ...(settings as object), active: false }, { key }).expect(200);
      await refused(() => post(submission(other.notice), undefined, { key }), 409, 'data-protection-inactive');
      await bridge.put('/v1/data-protection', settings, { key }).expect(200);
    });
  });

  describe('with fields that do not fit', () => {
    it('are refused for a field that the form does not have', async () => {
      const fields = { email: person.email, shoeSize: '43' };
      const problem = await refused(() => post(submission(ready.notice, { fields })), 422, 'field-unknown');
      expect(problem['errors']).toMatchObject([{ pointer: '/fields/shoeSize' }]);
    });

    it('are refused for an address that is none, in the reader’s language, without repeating it', async () => {
      const body = submission(ready.notice, { fields: { email: 'greta at example' } });
      const options = { headers: { 'Accept-Language': 'de-AT,de;q=0.9' } };
      const problem = await refused(() => post(body, undefined, options), 422, 'field-invalid');
      expect(problem).toMatchObject({
        title: 'Eingabe ungültig',
        errors: [{ pointer: '/fields/email', code: 'email-invalid' }],
      });
      expect(JSON.stringify(problem)).not.toContain('greta');
    });

    it.each([
      ['fields', { email: 7 }],
      ['fields', ['a']],
      ['submittedAt', '2026-13-45T00:00:00Z'],
      ['submittedAt', '2026-02-30T00:00:00Z'],
      ['submittedAt', 1764000000],
      ['pageUrl', 'javascript:alert(1)'],
      ['locale', 'fr'],
      ['consents', {}],
      ['client', { ip: '999.1.1.1' }],
      ['extra', 'x'],
    ])('are refused when %s is %j', async (name, value) => {
      const problem = await refused(() => post(submission(ready.notice, { [name]: value })), 400, 'validation-failed');
      const [error] = problem['errors'] as { pointer: string }[];
      expect(error?.pointer).toMatch(new RegExp(`^/${name}`));
    });
  });

  describe('with times that cannot be true', () => {
    it.each([
      ['/submittedAt', 'time-in-future', { submittedAt: '2999-01-01T00:00:00Z' }],
      ['/shown/renderedAt', 'before-publication', { shown: { renderedAt: '2020-01-01T00:00:00Z' } }],
      ['/shown/renderedAt', 'after-submission', { submittedAt: '2020-01-01T00:00:00Z' }],
    ])('are refused at %s for %s', async (pointer, code, changes) => {
      const body = await refused(() => post(submission(ready.notice, changes)), 422, 'field-invalid');
      expect(body['errors']).toMatchObject([{ pointer, code }]);
    });
  });

  describe('with a body that cannot be read', () => {
    const headers = { 'Idempotency-Key': 'unreadable-body-1' };
    const raw = (text: string, type: string): Request =>
      bridge.raw('post', '/v1/submissions', text, { headers: { ...headers, 'Content-Type': type } });

    it('are refused when it is broken JSON', async () => {
      await refused(() => raw('{"formKey": "newsletter-1",', 'application/json'), 400, 'malformed-json');
    });

    it('are refused when a property occurs twice', async () => {
      const text = JSON.stringify(submission(ready.notice)).replace('{', '{"formKey":"newsletter-1",');
      await refused(() => raw(text, 'application/json'), 400, 'malformed-json');
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=iso-8859-1'])(
      'are refused as %s',
      async (type) => {
        await refused(() => raw('{}', type), 415, 'unsupported-media-type');
      },
    );

    it('that are too long are refused with how long they may be', async () => {
      const long = submission(ready.notice, { fields: { email: 'kurz@example.org', name: 'x'.repeat(501) } });
      const { body } = await post(long, idempotencyKey()).expect(422);
      expect((body as { errors: { message: string }[] }).errors[0]?.message).toMatch(/\b500\b/);
    });

    it('are refused when it is one byte over 64 KiB, but not for their size at 64 KiB', async () => {
      const filled = (bytes: number): string => {
        const start = JSON.stringify(submission(ready.notice, { extra: '' })).slice(0, -2);
        return `${start}${'x'.repeat(bytes - Buffer.byteLength(start) - 2)}"}`;
      };
      await refused(() => raw(filled(64 * 1024 + 1), 'application/json'), 413, 'body-too-large');
      await refused(() => raw(filled(64 * 1024), 'application/json'), 400, 'validation-failed');
    });
  });

  describe('that are sent again', () => {
    it('get the first answer again and are recorded once', async () => {
      const key = idempotencyKey();
      const body = submission(ready.notice);
      const first = await post(body, key).expect(201);
      const before = await stored();
      const again = await post(body, key).expect(201);
      expect(again.body).toEqual(first.body);
      expect(again.headers['idempotent-replayed']).toBe('true');
      expect(await stored()).toEqual(before);
    });

    it('are refused when the same key comes with another body', async () => {
      const key = idempotencyKey();
      await post(submission(ready.notice), key).expect(201);
      const changed = submission(ready.notice, { fields: { email: 'other@example.org' } });
      await refused(() => post(changed, key), 422, 'idempotency-key-reused');
    });

    it('at the same time are recorded once; the others are told that the first is in flight, or get its answer', async () => {
      const key = idempotencyKey();
      const body = submission(ready.notice);
      const { head: before } = (await stored()) as { head: { seq: number } };
      const answers = await Promise.all(Array.from({ length: 5 }, () => post(body, key)));
      const { head: after } = (await stored()) as { head: { seq: number } };
      expect(after.seq).toBe(before.seq + 1);
      const statuses = answers.map((answer) => answer.status);
      expect(statuses).toContain(201);
      expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
      const ids = answers
        .filter((answer) => answer.status === 201)
        .map((answer) => (answer.body as SubmissionReceipt).submissionId);
      expect(new Set(ids).size).toBe(1);
    });

    it.each([
      ['missing', {}, 'idempotency-key-missing'],
      ['too short', { 'Idempotency-Key': '1234567' }, 'idempotency-key-invalid'],
      ['too long', { 'Idempotency-Key': 'k'.repeat(129) }, 'idempotency-key-invalid'],
      ['not visible ASCII', { 'Idempotency-Key': 'key with blanks' }, 'idempotency-key-invalid'],
    ])('need an idempotency key: %s is refused', async (_, headers, code) => {
      await refused(() => bridge.post('/v1/submissions', submission(ready.notice), { headers }), 400, code);
    });
  });

  describe('with a key that may not', () => {
    it('are refused without a key and with an invented one', async () => {
      for (const key of [null, 'invented', `${bridge.key}x`]) {
        await refused(() => post(submission(ready.notice), undefined, { key }), 401, 'unauthorized');
      }
    });

    it('are refused with a key that lacks the scope', async () => {
      const { key } = await bridge.keyWith(['manage']);
      await refused(() => post(submission(ready.notice), undefined, { key }), 403, 'forbidden-scope');
    });

    it('are refused from the moment the key is revoked, although it was in use', async () => {
      const { id, key } = await bridge.keyWith(['submit']);
      await post(submission(ready.notice), undefined, { key }).expect(201);
      await bridge.core.tenants.revokeKey(id);
      const before = await stored();
      await post(submission(ready.notice), undefined, { key }).expect(401);
      await post(submission(ready.notice), undefined, { key }).expect(401);
      expect(await stored()).toEqual(before);
    });

    it("are refused for another tenant's form", async () => {
      await bridge.put('/v1/forms/only-here', formInput([ready.profile.id])).expect(200);
      const body = submission(other.notice, { formKey: 'only-here' });
      await refused(() => post(body, undefined, { key: bridge.otherKey }), 404, 'form-unknown');
    });
  });
});
