import type { Core } from '../core';
import { heldDeadlinesMigration } from '../database/data-migrations/0021-held-deadlines';
import { openDatabase } from '../database/database';
import { systemRuntime } from '../runtime/system-runtime';
import { movableClock, onEachEngine, openSignUps, testCore, type SignUps, type TestDatabases } from '../testing';
import { meddle } from '../testing-dump';
import type { DeletionCertificate, DeletionRequest } from './types';

const monday = '2026-11-23T08:00:00.000Z';
const lastInstant = '2026-11-25T22:59:59.999Z';
const firstLate = '2026-11-25T23:00:00.000Z';
const holdEnds = '2026-12-31T23:00:00.000Z';
/** New Year's Day, and the weekend after it, are no working days. */
const dueAfterHold = '2027-01-05T22:59:59.999Z';

onEachEngine('The deadline of a request that a legal hold keeps', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  let acting: { tenantId: string };
  let contactId: string;
  let id: string;
  const clock = movableClock(monday);

  beforeEach(async () => {
    clock.set(monday);
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    muster = await openSignUps(core, { clock });
    acting = { tenantId: muster.tenantId };
    await muster.signUp('anna@example.at');
    contactId = (await core.persons.idOf(muster.tenantId, 'anna@example.at')) ?? '';
    const scope = { kind: 'person', contactId } as const;
    ({ id } = await core.deletions.create(acting, { scope, origin: 'data-subject' }));
  });
  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const keepUntil = (validUntil: string): Promise<unknown> =>
    core.persons.addBasis(acting, contactId, { kind: 'legal-obligation', note: 'BAO', validUntil });
  const get = (): Promise<DeletionRequest> => core.deletions.get(muster.tenantId, id);
  const open = () => core.deletions.open(muster.tenantId);
  const certificate = (): Promise<DeletionCertificate> => core.deletions.certificate(muster.tenantId, id);
  const holdAt = async (at: string): Promise<void> => {
    clock.set(at);
    await keepUntil('2026-12-31');
    await core.deletions.approve(acting, id);
    expect(await core.deletionRuns.run()).toEqual({ executed: 0, held: 1, failed: 0 });
  };

  it('is, found in time, the end of the second working day after the hold', async () => {
    await holdAt(lastInstant);
    expect(await get()).toMatchObject({ dueAt: new Date(dueAfterHold), overdue: false });
    clock.set(holdEnds);
    expect(await get()).toMatchObject({ overdue: false });
    expect(await open()).toEqual({ open: 1, overdue: 0, nextDueAt: new Date(dueAfterHold) });
    clock.set(dueAfterHold);
    expect(await core.deletionRuns.run()).toMatchObject({ executed: 1 });
    expect(await certificate()).toMatchObject({ dueAt: new Date(dueAfterHold), inTime: true });
  });

  it('is missed by who is deleted after that', async () => {
    await holdAt(lastInstant);
    clock.set('2027-01-05T23:00:00.000Z');
    expect(await get()).toMatchObject({ overdue: true });
    expect(await open()).toMatchObject({ overdue: 1 });
    await core.deletionRuns.run();
    expect(await certificate()).toMatchObject({ inTime: false, legalHold: { until: new Date(holdEnds) } });
  });

  it('stays missed when it was before the hold was found', async () => {
    await holdAt(firstLate);
    expect(await get()).toMatchObject({ dueAt: new Date(lastInstant), overdue: false });
    clock.set(holdEnds);
    expect(await get()).toMatchObject({ overdue: true });
    expect(await open()).toEqual({ open: 1, overdue: 1, nextDueAt: new Date(lastInstant) });
    await core.deletionRuns.run();
    expect(await certificate()).toMatchObject({ dueAt: new Date(lastInstant), inTime: false });
  });

  it('moves again when another hold is found in time', async () => {
    await holdAt(monday);
    await keepUntil('2027-01-31');
    clock.set(holdEnds);
    expect(await core.deletionRuns.run()).toMatchObject({ held: 1 });
    expect(await get()).toMatchObject({ dueAt: new Date('2027-02-03T22:59:59.999Z') });
  });

  it.each([
    ['in time', lastInstant, dueAfterHold],
    ['late', firstLate, lastInstant],
  ])('is set for what an earlier release held %s', async (_, at, due) => {
    await holdAt(at);
    await meddle(databases.databaseUrl, 'UPDATE deletion_requests SET due_at = ?', [Date.parse(lastInstant)]);
    const database = openDatabase(databases.databaseUrl);
    await database.read((each) => heldDeadlinesMigration.up(each));
    await database.close();
    expect(await get()).toMatchObject({ dueAt: new Date(due) });
  });

  it('is left alone by the migration where nothing is held', async () => {
    const database = openDatabase(databases.databaseUrl);
    await database.read((each) => heldDeadlinesMigration.up(each));
    await database.close();
    expect(await get()).toMatchObject({ dueAt: new Date(lastInstant) });
  });
});
