import type { ConsentProfile, SubmissionReceipt } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../core/src/testing';
import { formInput, idempotencyKey, profileInput, readyForm, submission, type ReadyForm } from './testing/fixtures';
import { testBridge, type TestBridge } from './testing/test-bridge';

onEachEngine('What belongs to one tenant', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let ready: ReadyForm;
  let consentId: string;
  let groupId: string;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    ready = await readyForm(bridge);
    const headers = { 'Idempotency-Key': idempotencyKey() };
    const { body } = await bridge.post('/v1/submissions', submission(ready.notice), { headers }).expect(201);
    consentId = (body as SubmissionReceipt).consents[0]?.consentId ?? '';
    groupId = ready.profile.contactGroupId ?? '';
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  it('does not exist for another, on any route that names an id', async () => {
    const key = bridge.otherKey;
    const profile = `/v1/consent-profiles/${ready.profile.id}`;
    const head = await bridge.core.ledger.head(bridge.tenantId);
    const answers = [
      await bridge.get(profile, { key }),
      await bridge.put(profile, profileInput(), { key, headers: { 'If-Match': '"1"' } }),
      await bridge.delete(profile, { key }),
      await bridge.get(`${profile}/versions`, { key }),
      await bridge.get('/v1/forms/newsletter-1', { key }),
      await bridge.get('/v1/forms/newsletter-1/notice', { key }),
      await bridge.delete('/v1/forms/newsletter-1', { key }),
      await bridge.get(`/v1/consents/${consentId}`, { key }),
      await bridge.post(`/v1/consents/${consentId}/withdrawal`, {}, { key }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 404));
    expect(await bridge.core.ledger.head(bridge.tenantId)).toEqual(head);
    const { body } = await bridge.get(`/v1/consents/${consentId}`).expect(200);
    expect(body).toMatchObject({ id: consentId, state: 'requested' });
  });

  it('is not among what another lists or finds', async () => {
    const key = bridge.otherKey;
    for (const path of ['/v1/consent-profiles', '/v1/forms', '/v1/consents', '/v1/contact-groups', '/v1/ledger']) {
      const { body } = await bridge.get(path, { key }).expect(200);
      expect(body).toEqual({ items: [], nextCursor: null });
    }
    const { body } = await bridge.get(`/v1/consents?profileId=${ready.profile.id}`, { key }).expect(200);
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  it('cannot be used by another in what it writes', async () => {
    const key = bridge.otherKey;
    const answer = await bridge.post('/v1/consent-profiles', profileInput({ contactGroupId: groupId }), { key });
    expect([404, 422]).toContain(answer.status);
    const { body } = await bridge.put('/v1/forms/theirs', formInput([ready.profile.id]), { key });
    const { profiles = [] } = body as { profiles?: string[] };
    expect(profiles).not.toContain(ready.profile.id);
  });

  it('shows the other tenant its own profile under the same form key', async () => {
    const { notice } = await readyForm(bridge, 'otherKey');
    expect(notice.checkboxes[0]?.profileId).not.toBe(ready.profile.id);
    const { body } = await bridge.get(`/v1/consent-profiles/${ready.profile.id}`).expect(200);
    expect((body as ConsentProfile).forms).toEqual(['newsletter-1']);
  });
});
