import type { DeletionRequest } from '@kundenmeister/core';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { person } from '../testing/people';
import { twoBoxes } from '../testing/sign-up';
import { testBridge, type TestBridge } from '../testing/test-bridge';

describe('The certificate of a deletion', () => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let path: string;

  beforeAll(async () => {
    databases = await makeSqlite();
    bridge = await testBridge(databases);
    const form = await twoBoxes(bridge);
    await form.signUp(person.email);
    const scope = { kind: 'person', email: person.email };
    const { body } = await bridge.post('/v1/deletion-requests', { scope, origin: 'controller' }).expect(201);
    path = `/v1/deletion-requests/${(body as DeletionRequest).id}/certificate`;
    await bridge.core.deletionRuns.run();
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const get = (query: string, headers: Record<string, string>) => bridge.get(`${path}${query}`, { headers });

  it.each([
    ['by Accept', '', 'application/pdf'],
    ['by its address', '?format=pdf', '*/*'],
  ])('is a PDF when that is asked for %s', async (_, query, accept) => {
    const answer = await get(query, { Accept: accept, 'Accept-Language': 'de' }).expect(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="loeschbestaetigung-[\w-]+\.pdf"$/) as string,
      'cache-control': 'no-store',
      vary: expect.stringContaining('Accept') as string,
    });
    expect((answer.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.each([
    ['else', '', '*/*'],
    ['when the address says so', '?format=json', 'application/pdf'],
  ])('is JSON %s', async (_, query, accept) => {
    expect((await get(query, { Accept: accept }).expect(200)).body).toMatchObject({ erased: { contacts: 1 } });
  });

  it('knows no other format', async () => {
    await get('?format=docx', {}).expect(400);
  });
});
