import type { DeletionRequest } from '@kundenmeister/core';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { person } from '../testing/people';
import { twoBoxes, type TwoBoxes } from '../testing/sign-up';
import { testBridge, type Answer, type TestBridge } from '../testing/test-bridge';

const path = '/v1/deletion-requests';
const de = { headers: { 'Accept-Language': 'de' } };

onEachEngine('Deletion requests over HTTP', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let form: TwoBoxes;

  beforeEach(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    form = await twoBoxes(bridge);
  });

  afterEach(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const ask = (scope: object, more: object = {}): ReturnType<TestBridge['post']> =>
    bridge.post(path, { scope, origin: 'controller', ...more });
  const asked = async (scope: object, more: object = {}): Promise<DeletionRequest> =>
    (await ask(scope, more).expect(201)).body as DeletionRequest;
  const step = (id: string, name: string, body?: object): ReturnType<TestBridge['post']> =>
    body ? bridge.post(`${path}/${id}/${name}`, body) : bridge.raw('post', `${path}/${id}/${name}`, '');
  const problem = ({ body }: Answer): unknown => (body as { type: string }).type.split('/').at(-1);
  const errors = ({ body }: Answer): unknown => (body as { errors: object[] }).errors;

  it('are answered with deadline, found in the list, executed, and proven', async () => {
    await form.signUp(person.email);
    const request = await asked({ kind: 'person', email: person.email }, { note: 'Anruf' });
    expect(request).toMatchObject({ state: 'scheduled', chargeable: false, email: person.email, overdue: false });
    expect(await bridge.get('/v1/overview')).toMatchObject({
      body: { deletions: { open: 1, overdue: 0, nextDueAt: request.dueAt } },
    });
    expect(problem(await bridge.get(`${path}/${request.id}/certificate`).expect(409))).toBe('deletion-not-executed');
    expect(await bridge.core.deletionRuns.run()).toMatchObject({ executed: 1 });
    const { body: list } = await bridge.get(`${path}?state=executed`).expect(200);
    expect(list).toMatchObject({ items: [{ id: request.id, state: 'executed', email: null, note: null }] });
    const certificate = await bridge.get(`${path}/${request.id}/certificate`).expect(200);
    expect(certificate.body).toMatchObject({ requestId: request.id, erased: { contacts: 1, consents: 2 } });
    expect(certificate.text).not.toContain(person.email);
    expect(await bridge.get(`/v1/contacts?email=${encodeURIComponent(person.email)}`)).toMatchObject({
      body: { items: [] },
    });
  });

  it('in words carry the note on costs in the reader’s language until it is settled', async () => {
    const { id } = await asked({ kind: 'described', description: 'Alte Anfrage' });
    const { body } = await bridge.get(`${path}/${id}`, de).expect(200);
    expect((body as { costNote: string }).costNote).toContain('nach Aufwand verrechnet');
    const { body: english } = await bridge.get(`${path}/${id}`, { headers: { 'Accept-Language': 'en' } });
    expect((english as { costNote: string }).costNote).toContain('charged');
    const { submissionId } = await form.signUp(person.email);
    const precise = await step(id, 'records', { records: [{ type: 'submission', id: submissionId }] }).expect(200);
    expect(precise.body).toMatchObject({ state: 'scheduled', chargeable: false });
    expect(precise.body).not.toHaveProperty('costNote');
  });

  it('go their way step by step, and no step twice', async () => {
    await form.signUp(person.email);
    const costly = await asked({ kind: 'described', description: 'Etwas' });
    await step(costly.id, 'accept-costs').expect(200);
    expect(problem(await step(costly.id, 'accept-costs').expect(409))).toBe('deletion-state');
    await step(costly.id, 'cancel').expect(200);
    const theirs = await asked({ kind: 'person', email: person.email }, { origin: 'data-subject' });
    expect(theirs).toMatchObject({ state: 'received', chargeable: false });
    await step(theirs.id, 'reject', { reason: '' }).expect(400);
    expect((await step(theirs.id, 'reject', { reason: 'Vertrag läuft' }).expect(200)).body).toMatchObject({
      ...{ state: 'rejected', rejectionReason: 'Vertrag läuft' },
    });
    const again = await asked({ kind: 'person', email: person.email }, { origin: 'data-subject' });
    expect((await step(again.id, 'approve').expect(200)).body).toMatchObject({ state: 'scheduled' });
  });

  it.each([
    ['without scope', { origin: 'controller' }],
    [
      'with both contact and address',
      { scope: { kind: 'person', contactId: 'a', email: 'a@example.at' }, origin: 'controller' },
    ],
    ['for a person without either', { scope: { kind: 'person' }, origin: 'controller' }],
    ['for records without any', { scope: { kind: 'records', records: [] }, origin: 'controller' }],
    [
      'for a record of no kind',
      { scope: { kind: 'records', records: [{ type: 'tenant', id: 'a' }] }, origin: 'controller' },
    ],
    ['in no words', { scope: { kind: 'described', description: ' ' }, origin: 'controller' }],
    ['in too many words', { scope: { kind: 'described', description: 'x'.repeat(2001) }, origin: 'controller' }],
    ['of a person with records', { scope: { kind: 'person', contactId: 'a', records: [] }, origin: 'controller' }],
    ['of nobody', { scope: { kind: 'described', description: 'x' }, origin: 'somebody' }],
  ])('%s are refused', async (_, body) => {
    await bridge.post(path, body).expect(400);
  });

  it('of no kind are told only that', async () => {
    const { body } = await ask({}).expect(400);
    expect((body as { errors: object[] }).errors).toMatchObject([{ pointer: '/scope/kind', code: 'required' }]);
  });

  it('say what they did not find, and nothing of other companies', async () => {
    const { submissionId } = await form.signUp(person.email);
    expect(problem(await ask({ kind: 'person', email: 'nobody@example.org' }).expect(422))).toBe('contact-unknown');
    const records = [
      { type: 'submission', id: submissionId },
      { type: 'consent', id: 'gone' },
    ];
    expect(errors(await ask({ kind: 'records', records }).expect(422))).toMatchObject([
      { pointer: '/scope/records/1/id', code: 'unknown' },
    ]);
    const key = bridge.otherKey;
    const theirs = { scope: { kind: 'records', records: records.slice(0, 1) }, origin: 'controller' };
    await bridge.post(path, theirs, { key }).expect(422);
    const { id } = await asked({ kind: 'described', description: 'Etwas' });
    await bridge.get(`${path}/${id}`, { key }).expect(404);
    await bridge.get(`${path}/${id}/certificate`, { key }).expect(404);
    await bridge.raw('post', `${path}/${id}/cancel`, '', { key }).expect(404);
  });

  it('leave alone what shares a proof with something that still counts', async () => {
    const { consents } = await form.signUp(person.email);
    const [one] = consents;
    const records = [{ type: 'consent', id: one?.consentId ?? '' }];
    expect(problem(await ask({ kind: 'records', records }).expect(409))).toBe('record-shared');
    await ask({ kind: 'records', records: consents.map(({ consentId: id }) => ({ type: 'consent', id })) }).expect(201);
  });

  it('are needless for what is due by itself, which the preview explains', async () => {
    const { consents } = await form.signUp(person.email);
    for (const { consentId } of consents) await bridge.post(`/v1/consents/${consentId}/withdrawal`, {}).expect(200);
    expect((await bridge.get('/v1/deletions/preview', de).expect(200)).body).toMatchObject({
      ...{ more: false, onLapse: 'report' },
      items: [{ kind: 'no-basis', email: person.email, acts: true }],
    });
    const { text } = await bridge.get('/v1/deletions/preview', de);
    expect(text).toContain('keine Rechtsgrundlage mehr');
    expect((await bridge.get('/v1/deletions/preview', { key: bridge.otherKey })).body).toMatchObject({ items: [] });
  });

  it('need a key that may manage', async () => {
    const { key } = await bridge.keyWith(['submit']);
    await bridge.get(path, { key }).expect(403);
    await bridge.post(path, {}, { key: null }).expect(401);
  });

  it('wait for a legal obligation, which names its end', async () => {
    await form.signUp(person.email);
    const { body } = await bridge.get(`/v1/contacts?email=${encodeURIComponent(person.email)}`).expect(200);
    const [contact] = (body as { items: { id: string; groups: object[] }[] }).items;
    const bases = `/v1/contacts/${contact?.id}/bases`;
    expect(errors(await bridge.post(bases, { kind: 'legal-obligation', note: '§ 132 BAO' }).expect(422))).toMatchObject(
      [{ pointer: '/validUntil', code: 'required' }],
    );
    await bridge.post(bases, { kind: 'legal-obligation', note: '§ 132 BAO', validUntil: '2999-02-30' }).expect(400);
    const tooFar = { kind: 'legal-obligation', note: '§ 132 BAO', validUntil: '2999-12-31' };
    expect(errors(await bridge.post(bases, tooFar).expect(422))).toMatchObject([
      { pointer: '/validUntil', code: 'day-too-far', message: expect.stringContaining('30') as string },
    ]);
    const validUntil = `${new Date().getUTCFullYear() + 7}-12-31`;
    await bridge.post(bases, { ...tooFar, validUntil }).expect(201);
    expect((await bridge.get(`/v1/contacts/${contact?.id}`).expect(200)).body).toMatchObject({
      bases: [{ kind: 'legal-obligation', note: '§ 132 BAO', validUntil }],
    });
    const request = await asked({ kind: 'person', contactId: contact?.id });
    expect(await bridge.core.deletionRuns.run()).toMatchObject({ held: 1 });
    expect((await bridge.get(`${path}/${request.id}`).expect(200)).body).toMatchObject({
      ...{ state: 'scheduled', legalHold: { reason: '§ 132 BAO', until: `${validUntil}T23:00:00.000Z` } },
    });
    await bridge.get(`/v1/contacts/${contact?.id}`, { key: bridge.otherKey }).expect(404);
    await bridge.post(bases, { kind: 'contract', note: 'x' }, { key: bridge.otherKey }).expect(404);
  });
});
