import type { DeletionRequest } from '@kundenmeister/core';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { meddle } from '../../../core/src/testing-dump';
import { commandLine } from '../testing/command-line';
import { person } from '../testing/people';
import { twoBoxes, type TwoBoxes } from '../testing/sign-up';
import { testBridge, type TestBridge } from '../testing/test-bridge';

describe('kmdp deletion', () => {
  let databases: TestDatabases;
  let bridge: TestBridge;
  let form: TwoBoxes;
  let request: DeletionRequest;

  beforeEach(async () => {
    databases = await makeSqlite();
    bridge = await testBridge(databases);
    form = await twoBoxes(bridge);
    await form.signUp(person.email);
    const scope = { kind: 'person', email: person.email };
    const input = { scope, origin: 'controller', note: person.email };
    request = (await bridge.post('/v1/deletion-requests', input).expect(201)).body as DeletionRequest;
  });

  afterEach(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const kmdp = () => commandLine(databases);
  /** What was due by then is overdue. */
  const letDaysPass = (days: number): Promise<void> =>
    meddle(databases.databaseUrl, 'UPDATE deletion_requests SET due_at = due_at - ?', [days * 86_400_000]);

  it('lists what is still to be deleted, of all tenants or of one, and names no person', async () => {
    const listed = { id: request.id, tenantId: bridge.tenantId, kind: 'person', state: 'scheduled', overdue: false };
    expect(await kmdp().json('deletion', 'list')).toMatchObject({ requests: [listed] });
    expect(await kmdp().json('deletion', 'list', '--tenant', bridge.tenantId)).toMatchObject({ requests: [listed] });
    const { answer } = await kmdp().run('deletion', 'list');
    expect(answer).toContain(`scheduled  person  ${request.id}  tenant ${bridge.tenantId}`);
    for (const shown of [answer, JSON.stringify(await kmdp().json('deletion', 'list'))])
      expect(shown).not.toContain(person.email);
  });

  it('lists what is overdue as such', async () => {
    await letDaysPass(30);
    expect(await kmdp().json('deletion', 'list')).toMatchObject({ requests: [{ overdue: true }] });
    expect((await kmdp().run('deletion', 'list')).answer).toContain('OVERDUE');
  });

  it('runs what is approved, and has nothing left to do then', async () => {
    const done = await kmdp().json('deletion', 'run');
    expect(done).toMatchObject({ executed: 1, held: 0, failed: 0, swept: { withoutBasis: 0, lapsed: 0, expired: 0 } });
    expect(await kmdp().json('deletion', 'list')).toEqual({ requests: [] });
    expect((await kmdp().run('deletion', 'list')).answer).toBe('nothing to delete\n');
    expect(await kmdp().run('deletion', 'run')).toMatchObject({
      status: 0,
      answer: expect.stringMatching(/^0 exec/) as string,
    });
    const { body } = await bridge.get(`/v1/deletion-requests/${request.id}`).expect(200);
    expect(body).toMatchObject({ state: 'executed', email: null, note: null });
  });

  it('runs the requests of one tenant, without a sweep', async () => {
    const { id: other } = await bridge.core.tenants.create({ company: 'Dritte GmbH', slug: 'dritte' });
    expect(await kmdp().json('deletion', 'run', '--tenant', other)).toEqual({ executed: 0, held: 0, failed: 0 });
    expect(await kmdp().json('deletion', 'run', '--tenant', bridge.tenantId)).toEqual({
      executed: 1,
      held: 0,
      failed: 0,
    });
  });

  it('leaves the sweep to a bridge that is at it', async () => {
    const lease = 'INSERT INTO job_leases (name, holder, leased_until) VALUES (?, ?, ?)';
    await meddle(databases.databaseUrl, lease, ['sweep', 'another', 4_000_000_000_000]);
    expect(await kmdp().json('deletion', 'run')).toEqual({ executed: 1, held: 0, failed: 0 });
  });

  it('fails when a request cannot be carried out, and says how many', async () => {
    await meddle(databases.databaseUrl, 'UPDATE deletion_requests SET sealed_details = ?', ['x']);
    const { status, answer, complaint } = await kmdp().run('deletion', 'run', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(answer)).toMatchObject({ executed: 0, failed: 1 });
    expect(complaint).toBe('kmdp: 1 deletion request(s) failed\n');
  });

  it('previews what the next run deletes without a request, and deletes nothing', async () => {
    const preview = () => kmdp().json<{ items: object[] }>('deletion', 'preview', '--tenant', bridge.tenantId);
    expect(await preview()).toMatchObject({ items: [], more: false });
    await meddle(databases.databaseUrl, "UPDATE consents SET state = 'withdrawn'");
    await meddle(databases.databaseUrl, "UPDATE consent_events SET type = 'withdrawn'");
    const found = await preview();
    expect(found.items).toMatchObject([{ kind: 'no-basis', acts: true }]);
    expect(JSON.stringify(found)).not.toContain(person.email);
    expect(await preview()).toEqual(found);
    const { answer } = await kmdp().run('deletion', 'preview', '--tenant', bridge.tenantId);
    expect(answer).toMatch(/no-basis {2}[\w-]+ {2}is deleted\n$/);
  });

  it.each(['list', 'preview', 'run'])('refuses to %s for a tenant that is not there', async (command) => {
    expect(await kmdp().run('deletion', command, '--tenant', 'nonsense')).toMatchObject({
      ...{ status: 1, answer: '', complaint: 'kmdp: no such tenant or key (not-found)\n' },
    });
    expect(await kmdp().json('deletion', 'list')).toMatchObject({ requests: [{ id: request.id }] });
  });

  it('needs a tenant to preview', async () => {
    expect((await kmdp().run('deletion', 'preview')).status).toBe(2);
  });

  describe('for a described request', () => {
    let described: DeletionRequest;
    let submission: string;

    beforeEach(async () => {
      const scope = { kind: 'described', description: 'Die Anfrage von Frau Huber' };
      const { body } = await bridge.post('/v1/deletion-requests', { scope, origin: 'controller' }).expect(201);
      described = body as DeletionRequest;
      submission = `submission:${(await form.signUp('huber@example.at')).submissionId}`;
    });

    const name = (...records: string[]) => kmdp().run('deletion', 'name', described.id, ...records);
    const accept = () => bridge.post(`/v1/deletion-requests/${described.id}/accept-costs`, {}).expect(200);

    it('shows what the customer wrote', async () => {
      const { answer } = await kmdp().run('deletion', 'show', described.id);
      expect(answer).toContain('awaiting-cost-approval  described  chargeable\nDie Anfrage von Frau Huber\n');
      expect(await kmdp().json('deletion', 'show', described.id)).toMatchObject({
        ...{ id: described.id, description: 'Die Anfrage von Frau Huber', note: null },
      });
      expect(await kmdp().run('deletion', 'show', 'another')).toMatchObject({
        ...{ status: 1, complaint: 'kmdp: no open request has this id\n' },
      });
    });

    it('names the records that were found, once the costs are accepted, and the next run deletes them', async () => {
      expect(await name(submission)).toMatchObject({
        ...{ status: 1, complaint: expect.stringContaining('waits for the customer to accept its costs') as string },
      });
      await accept();
      expect(await kmdp().json('deletion', 'name', described.id, submission)).toEqual({
        ...{ id: described.id, state: 'scheduled', records: 1 },
      });
      expect((await name(submission)).complaint).toContain('names its records already');
      expect(await kmdp().json('deletion', 'run', '--tenant', bridge.tenantId)).toMatchObject({
        executed: 2,
        failed: 0,
      });
      const { body } = await bridge.get(`/v1/deletion-requests/${described.id}`).expect(200);
      expect(body).toMatchObject({ state: 'executed', chargeable: true, description: null });
      const left = await bridge.get('/v1/contacts?email=huber%40example.at').expect(200);
      expect(left.body).toMatchObject({ items: [] });
    });

    it('says which record the customer does not have, and takes nothing else for one', async () => {
      await accept();
      expect(await name(submission, 'consent:another')).toMatchObject({
        ...{ status: 1, complaint: 'kmdp: the customer has no consent:another\n' },
      });
      for (const wrong of ['person:1', 'submission', 'submission:', 'submission:1:2']) {
        const { status, complaint } = await name(wrong);
        expect({ status, helps: complaint.includes('a record is TYPE:ID') }).toEqual({ status: 2, helps: true });
      }
      expect((await name()).status).toBe(2);
      const { body } = await bridge.get(`/v1/deletion-requests/${described.id}`).expect(200);
      expect(body).toMatchObject({ state: 'scheduled', records: null });
    });
  });
});
