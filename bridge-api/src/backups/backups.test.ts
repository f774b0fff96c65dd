import { systemRuntime, type BackupRecord, type RestoreRequest } from '@kundenmeister/core';
import { keptDays } from '../../../core/src/backup/calendar';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { testBridge, type Answer, type TestBridge } from '../testing/test-bridge';
import type { RestoreRequestPageAnswer } from './schemas';

const path = '/v1/restore-requests';

onEachEngine('Backups over HTTP', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let today: string;
  let yesterday: string;
  const now = systemRuntime.clock.now();

  beforeEach(async () => {
    databases = await make();
    bridge = await testBridge(databases);
    [yesterday = '', today = ''] = keptDays(now).slice(-2);
  });

  afterEach(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const made = (date: string): BackupRecord => ({ date, madeAt: now, bytes: 5, verifiedAt: null, failedAt: null });
  const ask = (more: object = {}): ReturnType<TestBridge['post']> =>
    bridge.post(path, { backupDate: today, description: 'Die Gruppe Stammkunden', ...more });
  const asked = async (): Promise<RestoreRequest> => (await ask().expect(201)).body as RestoreRequest;
  const problem = ({ body }: Answer): unknown => (body as { type: string }).type.split('/').at(-1);

  it('are listed day by day, the newest first, and none before the first one', async () => {
    expect((await bridge.get('/v1/backups').expect(200)).body).toEqual([]);
    await bridge.core.backupDays.record([
      { ...made(yesterday), madeAt: null, bytes: null, failedAt: now },
      made(today),
    ]);
    expect((await bridge.get('/v1/backups').expect(200)).body).toEqual([
      { date: today, state: 'ok', bytes: 5, verifiedAt: null },
      { date: yesterday, state: 'failed', bytes: null, verifiedAt: null },
    ]);
  });

  it('can be asked for, by whom the CMS names, and only where there is one', async () => {
    await bridge.core.backupDays.record([made(today)]);
    const headers = { 'X-Actor': 'Frau Huber' };
    const { body } = await bridge
      .post(path, { backupDate: today, description: 'Zwei Zeilen' }, { headers })
      .expect(201);
    const request = body as RestoreRequest;
    expect(request).toMatchObject({ state: 'received', description: 'Zwei Zeilen', requestedBy: 'Frau Huber' });
    expect((await bridge.get(`${path}/${request.id}`).expect(200)).body).toEqual(request);
    const refused = await ask({ backupDate: yesterday }).expect(422);
    expect(problem(refused)).toBe('backup-unavailable');
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/backupDate', code: 'unknown' }] });
  });

  it('that were asked for are listed with what fair use means, in the language of the reader', async () => {
    await bridge.core.backupDays.record([made(today)]);
    const { id } = await asked();
    const list = async (language: string): Promise<RestoreRequestPageAnswer> =>
      (await bridge.get(path, { headers: { 'Accept-Language': language } }).expect(200))
        .body as RestoreRequestPageAnswer;
    expect(await list('de')).toMatchObject({ items: [{ id }], nextCursor: null, fairUse: { count: 1, usual: 12 } });
    expect((await list('de')).fairUse.note).toContain('kostenlos');
    expect((await list('en')).fairUse.note).toContain('free');
  });

  it('that were asked for can be taken back, once', async () => {
    await bridge.core.backupDays.record([made(today)]);
    const { id } = await asked();
    const cancel = () => bridge.raw('post', `${path}/${id}/cancel`, '');
    expect((await cancel().expect(200)).body).toMatchObject({ state: 'cancelled', description: null });
    expect(problem(await cancel().expect(409))).toBe('restore-request-state');
  });

  it.each([
    ['without a day', { backupDate: undefined }],
    ['of a day that no calendar has', { backupDate: '2026-02-30' }],
    ['in no words', { description: ' ' }],
    ['in too many words', { description: 'x'.repeat(2001) }],
    ['with more than that', { tenantId: 'x' }],
  ])('are not asked for %s', async (_, more) => {
    await bridge.core.backupDays.record([made(today)]);
    await ask(more).expect(400);
  });

  it('that one company asked for do not exist for another', async () => {
    await bridge.core.backupDays.record([made(today)]);
    const { id } = await asked();
    const key = bridge.otherKey;
    await bridge.get(`${path}/${id}`, { key }).expect(404);
    await bridge.raw('post', `${path}/${id}/cancel`, '', { key }).expect(404);
    expect((await bridge.get(path, { key }).expect(200)).body).toMatchObject({ items: [], fairUse: { count: 0 } });
  });

  it('need a key that may manage', async () => {
    const { key } = await bridge.keyWith(['submit']);
    for (const one of ['/v1/backups', path]) {
      await bridge.get(one, { key }).expect(403);
      await bridge.get(one, { key: null }).expect(401);
    }
    await bridge.post(path, {}, { key }).expect(403);
  });
});
