import type { Core } from '../core';
import { systemRuntime } from '../runtime/system-runtime';
import { movableClock, onEachEngine, openSignUps, testCore, type SignUps, type TestDatabases } from '../testing';
import { dump } from '../testing-dump';
import type { DeletionRequest, DeletionRequestInput } from './types';

const monday = '2026-11-23T08:00:00.000Z';

onEachEngine('Deletion requests', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  let acting: { tenantId: string; actor: string };
  const clock = movableClock(monday);

  beforeEach(async () => {
    clock.set(monday);
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    muster = await openSignUps(core, { clock });
    acting = { tenantId: muster.tenantId, actor: 'Eva Admin' };
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const ask = (
    scope: DeletionRequestInput['scope'],
    more: Partial<DeletionRequestInput> = {},
  ): Promise<DeletionRequest> => core.deletions.create(acting, { scope, origin: 'controller', ...more });
  const get = (id: string): Promise<DeletionRequest> => core.deletions.get(muster.tenantId, id);
  const run = () => core.deletionRuns.run();
  const consentsOf = async (email: string): Promise<readonly { id: string }[]> =>
    (await core.consents.search(muster.tenantId, { email }, { limit: 9 })).items;
  const contactOf = async (email: string): Promise<string> => (await core.persons.idOf(muster.tenantId, email)) ?? '';
  const everything = async (): Promise<string> => JSON.stringify(await dump(databases));

  it('for a person run at once, in time, with a certificate, and name nobody afterwards', async () => {
    await muster.signUp('anna@example.at');
    const contactId = await contactOf('anna@example.at');
    const request = await ask({ kind: 'person', email: 'anna@example.at' }, { note: 'Anna rief an' });
    expect(request).toMatchObject({
      ...{ state: 'scheduled', chargeable: false, email: 'anna@example.at', note: 'Anna rief an', contactId },
      ...{ requestedBy: 'Eva Admin', dueAt: new Date('2026-11-25T22:59:59.999Z'), overdue: false },
    });
    expect(await run()).toEqual({ executed: 1, held: 0, failed: 0 });
    expect(await consentsOf('anna@example.at')).toEqual([]);
    expect(await get(request.id)).toMatchObject({
      ...{ state: 'executed', email: null, note: null, requestedBy: null, executedAt: new Date(monday) },
    });
    const certificate = await core.deletions.certificate(muster.tenantId, request.id);
    expect(certificate).toMatchObject({
      ...{ requestId: request.id, controller: { name: 'Muster GmbH' }, processor: { name: 'Körbler GmbH' } },
      ...{ inTime: true, legalHold: null, executedAt: new Date(monday) },
      kept: [{ what: 'late-delivery-hash', count: 1, until: new Date('2026-12-23T08:00:00.000Z') }],
      erased: { contacts: 1, submissions: 1, consents: 1, consentEvents: 1, messages: 1, ledgerPayloads: 1 },
      journal: { seq: 1, hash: (await core.journal.head()).hash },
      backups: { lastBackupGoneAt: new Date('2027-01-04T08:00:00.000Z') },
    });
    expect(JSON.stringify(certificate)).not.toContain('anna');
    const entry = (await core.ledger.list(muster.tenantId, { after: (certificate.ledger?.seq ?? 0) - 1, limit: 1 }))[0];
    expect(entry).toMatchObject({ type: 'subject.erased', ref: contactId, hash: certificate.ledger?.hash });
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('for a person nobody knows, or of another company, are refused', async () => {
    const other = await openSignUps(core, { clock, slug: 'other' });
    await other.signUp('anna@example.at');
    const contactId = (await core.persons.idOf(other.tenantId, 'anna@example.at')) ?? '';
    await expect(ask({ kind: 'person', contactId })).rejects.toThrow('contact-unknown');
    await expect(ask({ kind: 'person', email: 'anna@example.at' })).rejects.toThrow('contact-unknown');
    await expect(ask({ kind: 'person', email: 'no address' })).rejects.toThrow('contact-unknown');
    expect(await everything()).toContain(contactId);
  });

  it('for records take precisely those', async () => {
    const { submissionId } = await muster.signUp('anna@example.at');
    await muster.signUp('anna@example.at');
    const request = await ask({ kind: 'records', records: [{ type: 'submission', id: submissionId }] });
    expect(request).toMatchObject({ state: 'scheduled', chargeable: false });
    await run();
    expect(await consentsOf('anna@example.at')).toHaveLength(1);
    expect(await core.deletions.certificate(muster.tenantId, request.id)).toMatchObject({
      erased: { contacts: 0, submissions: 1, consents: 1, ledgerPayloads: 1 },
    });
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.consentAudit.audit(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('for the last record of a person take the person, and its key', async () => {
    await muster.signUp('anna@example.at');
    const [consent] = await consentsOf('anna@example.at');
    const contactId = await contactOf('anna@example.at');
    const request = await ask({ kind: 'records', records: [{ type: 'consent', id: consent?.id ?? '' }] });
    await run();
    expect(await get(request.id)).toMatchObject({ state: 'executed' });
    await expect(core.persons.get(muster.tenantId, contactId)).rejects.toThrow('not-found');
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('for records that are not there say which', async () => {
    const { submissionId } = await muster.signUp('anna@example.at');
    const records = [{ type: 'submission', id: submissionId } as const, { type: 'consent', id: submissionId } as const];
    await expect(ask({ kind: 'records', records })).rejects.toMatchObject({
      ...{ code: 'record-unknown', fields: [{ pointer: '/scope/records/1/id' }] },
    });
  });

  it('in words wait for the acceptance of their costs, and their time begins with it', async () => {
    const request = await ask({ kind: 'described', description: 'Die alte Anfrage von Anna' });
    expect(request).toMatchObject({ state: 'awaiting-cost-approval', chargeable: true });
    clock.set('2026-12-14T08:00:00.000Z');
    expect(await get(request.id)).toMatchObject({ overdue: false });
    expect(await run()).toEqual({ executed: 0, held: 0, failed: 0 });
    expect(await core.deletions.acceptCosts(acting, request.id)).toMatchObject({
      ...{ state: 'scheduled', chargeable: true, dueAt: new Date('2026-12-16T22:59:59.999Z') },
    });
    await expect(core.deletions.acceptCosts(acting, request.id)).rejects.toThrow('deletion-state');
    expect(await run()).toEqual({ executed: 0, held: 0, failed: 0 });
    const { submissionId } = await muster.signUp('anna@example.at');
    await core.deletions.makePrecise(acting, request.id, [{ type: 'submission', id: submissionId }]);
    expect(await run()).toMatchObject({ executed: 1 });
    expect(await get(request.id)).toMatchObject({ state: 'executed', chargeable: true, description: null });
  });

  it('in words that are made precise are free', async () => {
    const { submissionId } = await muster.signUp('anna@example.at');
    const { id } = await ask({ kind: 'described', description: 'Die alte Anfrage' });
    expect(await core.deletions.makePrecise(acting, id, [{ type: 'submission', id: submissionId }])).toMatchObject({
      ...{ state: 'scheduled', chargeable: false },
    });
    expect(await run()).toMatchObject({ executed: 1 });
  });

  it('of the person concerned are never charged, and wait for the controller', async () => {
    await muster.signUp('anna@example.at');
    const words = await ask({ kind: 'described', description: 'Alles' }, { origin: 'data-subject' });
    expect(words).toMatchObject({ state: 'received', chargeable: false });
    const whole = await ask({ kind: 'person', email: 'anna@example.at' }, { origin: 'data-subject' });
    expect(await run()).toMatchObject({ executed: 0 });
    expect(await core.deletions.reject(acting, words.id, 'Zu unbestimmt')).toMatchObject({
      ...{ state: 'rejected', rejectionReason: 'Zu unbestimmt', description: null },
    });
    await core.deletions.approve(acting, whole.id);
    expect(await run()).toMatchObject({ executed: 1 });
  });

  it('that are cancelled are not run, and name nobody', async () => {
    await muster.signUp('anna@example.at');
    const { id } = await ask({ kind: 'person', email: 'anna@example.at' });
    expect(await core.deletions.cancel(acting, id)).toMatchObject({ state: 'cancelled', email: null });
    expect(await run()).toMatchObject({ executed: 0 });
    expect(await consentsOf('anna@example.at')).toHaveLength(1);
  });

  it('against a legal hold restrict the person, and erase it when the hold ends', async () => {
    await muster.signUp('anna@example.at');
    const contactId = await contactOf('anna@example.at');
    await core.persons.addBasis(acting, contactId, {
      ...{ kind: 'legal-obligation', note: '§ 132 BAO', validUntil: '2026-12-31' },
    });
    const request = await ask({ kind: 'person', contactId });
    expect(await run()).toEqual({ executed: 0, held: 1, failed: 0 });
    const until = new Date('2026-12-31T23:00:00.000Z');
    expect(await get(request.id)).toMatchObject({ state: 'scheduled', legalHold: { reason: '§ 132 BAO', until } });
    const [permission] = await core.mailPermissions.check(muster.tenantId, {
      ...{ purpose: 'newsletter', emails: ['anna@example.at'], withTokens: false },
    });
    expect(permission).toMatchObject({ allowed: false, reason: 'withdrawn' });
    await expect(core.deletions.cancel(acting, request.id)).rejects.toThrow('deletion-state');
    clock.set('2026-12-31T22:59:59.999Z');
    expect(await get(request.id)).toMatchObject({ overdue: false });
    expect(await run()).toEqual({ executed: 0, held: 0, failed: 0 });
    clock.set('2026-12-31T23:00:00.000Z');
    expect(await run()).toMatchObject({ executed: 1 });
    expect(await core.deletions.certificate(muster.tenantId, request.id)).toMatchObject({
      ...{ legalHold: { until }, inTime: true },
    });
    expect(await get(request.id)).toMatchObject({ state: 'executed', legalHold: { reason: null, until } });
    expect(await everything()).not.toContain('132 BAO');
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('are counted while open, and as overdue once their time is over', async () => {
    await muster.signUp('anna@example.at');
    const { id } = await ask({ kind: 'person', email: 'anna@example.at' });
    await ask({ kind: 'described', description: 'Etwas' });
    const nextDueAt = new Date('2026-11-25T22:59:59.999Z');
    expect(await core.deletions.open(muster.tenantId)).toEqual({ open: 2, overdue: 0, nextDueAt });
    clock.set('2026-11-25T23:00:00.000Z');
    expect(await core.deletions.open()).toEqual({ open: 2, overdue: 1, nextDueAt });
    expect((await core.deletions.listOpen()).map((one) => [one.id, one.overdue])).toContainEqual([id, true]);
    await run();
    expect(await core.deletions.open()).toMatchObject({ open: 1, overdue: 0, nextDueAt: null });
    expect(await core.deletions.certificate(muster.tenantId, id)).toMatchObject({ inTime: false });
  });

  it('about the same person are all done with it', async () => {
    await muster.signUp('anna@example.at');
    const first = await ask({ kind: 'person', email: 'anna@example.at' }, { origin: 'data-subject' });
    const second = await ask({ kind: 'person', email: 'anna@example.at' });
    expect(await run()).toMatchObject({ executed: 1 });
    expect((await get(first.id)).state).toBe('executed');
    expect((await get(second.id)).state).toBe('executed');
  });

  it('leave no word in any table once they are executed', async () => {
    await muster.signUp('anna@example.at');
    const { id } = await ask({ kind: 'person', email: 'anna@example.at' }, { note: 'Anna' });
    const sealed = /"sealed_details":\{"type":"Buffer"/;
    expect((await everything()).replaceAll('\\', '')).toMatch(sealed);
    await run();
    expect((await everything()).replaceAll('\\', '')).not.toMatch(sealed);
    expect((await get(id)).state).toBe('executed');
  });

  it('of another company are not found', async () => {
    const { id } = await ask({ kind: 'described', description: 'Etwas' });
    const other = await openSignUps(core, { clock, slug: 'other' });
    await expect(core.deletions.get(other.tenantId, id)).rejects.toThrow('not-found');
    await expect(core.deletions.cancel({ tenantId: other.tenantId }, id)).rejects.toThrow('not-found');
  });
});
