import type { Core } from '../core';
import { openDatabase } from '../database/database';
import { systemRuntime } from '../runtime/system-runtime';
import {
  activeSettings,
  deliverConfirmationMail,
  movableClock,
  onEachEngine,
  openSignUps,
  testCore,
  type SignUps,
  type TestDatabases,
} from '../testing';
import { dump, meddle } from '../testing-dump';
import type { StoragePeriod } from '../processing-directory/types';

const start = '2026-11-24T10:00:00.000Z';

onEachEngine('The sweep', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  const clock = movableClock(start);

  beforeEach(async () => {
    clock.set(start);
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    muster = await openSignUps(core, { clock });
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  /** Signs up and confirms by the link in the mail; answers the consent's id. */
  const confirmed = async (email: string): Promise<string> => {
    const { consents } = await muster.signUp(email);
    await core.confirmations.confirm((await deliverConfirmationMail(core)).token);
    return consents[0]?.consentId ?? '';
  };
  const setPeriod = async (period: StoragePeriod, onLapse: 'report' | 'delete' = 'report'): Promise<void> => {
    await core.tenants.putSettings({ tenantId: muster.tenantId }, activeSettings({ onLapse }));
    const database = openDatabase(databases.databaseUrl);
    const cells = await database.read((each) => each('directory_activities').pluck<string[]>('cells'));
    await database.close();
    const changed = { ...(JSON.parse(cells[0] ?? '{}') as object), storagePeriod: period };
    await meddle(databases.databaseUrl, 'UPDATE directory_activities SET cells = ?', [JSON.stringify(changed)]);
  };
  const preview = () => core.deletionPreviews.preview(muster.tenantId);
  const emails = async (): Promise<string[]> =>
    (await core.persons.search(muster.tenantId, {}, { limit: 50 })).items.map(({ email }) => email).sort();
  const holds = async (): Promise<void> => {
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.consentAudit.audit(muster.tenantId)).toMatchObject({ ok: true });
  };

  it('finds nothing due where all is agreed to', async () => {
    await confirmed('anna@example.at');
    expect(await preview()).toEqual({ items: [], more: false, onLapse: 'report' });
    expect(await core.sweeps.run()).toEqual({
      ...{ unconfirmed: { erased: 0, expired: 0 }, lapsed: 0, withoutBasis: 0, expired: 0 },
    });
  });

  it('shows who lost the last legal basis, and deletes them at once', async () => {
    const id = await confirmed('anna@example.at');
    await confirmed('eva@example.at');
    clock.set('2026-11-24T11:00:00.000Z');
    await core.consents.withdraw({ tenantId: muster.tenantId }, id, {});
    const before = await dump(databases);
    expect((await preview()).items).toMatchObject([
      { kind: 'no-basis', email: 'anna@example.at', dueAt: new Date('2026-11-24T11:00:00.000Z'), acts: true },
    ]);
    expect(await dump(databases)).toEqual(before);
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 1 });
    expect(await emails()).toEqual(['eva@example.at']);
    await holds();
  });

  it('leaves who has another basis, until that ends', async () => {
    const id = await confirmed('anna@example.at');
    const contactId = (await core.persons.idOf(muster.tenantId, 'anna@example.at')) ?? '';
    const basis = { kind: 'contract', note: 'Kauf', validUntil: '2026-12-24' } as const;
    await core.persons.addBasis({ tenantId: muster.tenantId }, contactId, basis);
    await core.consents.withdraw({ tenantId: muster.tenantId }, id, {});
    clock.set('2026-12-24T22:59:59.000Z');
    expect((await preview()).items).toEqual([]);
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 0 });
    clock.set('2026-12-24T23:00:00.000Z');
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 1 });
    expect(await emails()).toEqual([]);
  });

  it('only reports what lapsed, unless it is set to delete', async () => {
    await confirmed('anna@example.at');
    await setPeriod({ kind: 'duration', months: 24 });
    clock.set('2028-11-24T09:59:59.999Z');
    expect((await preview()).items).toEqual([]);
    clock.set('2028-11-24T10:00:00.000Z');
    const dueAt = new Date('2028-11-24T10:00:00.000Z');
    expect((await preview()).items).toMatchObject([
      { kind: 'storage-period', email: 'anna@example.at', dueAt, acts: false },
    ]);
    expect(await core.sweeps.run()).toMatchObject({ lapsed: 0 });
    await setPeriod({ kind: 'duration', months: 24 }, 'delete');
    expect((await preview()).items).toMatchObject([{ kind: 'storage-period', acts: true }]);
    expect(await core.sweeps.run()).toMatchObject({ lapsed: 1 });
    expect(await emails()).toEqual([]);
    await holds();
  });

  it('takes of who signed up anew only what lapsed', async () => {
    await confirmed('anna@example.at');
    await setPeriod({ kind: 'duration', months: 12 }, 'delete');
    clock.set('2027-06-01T10:00:00.000Z');
    const newer = await confirmed('anna@example.at');
    clock.set('2027-12-01T10:00:00.000Z');
    expect(await core.sweeps.run()).toMatchObject({ lapsed: 1 });
    const { items } = await core.consents.search(muster.tenantId, { email: 'anna@example.at' }, { limit: 9 });
    expect(items.map(({ id }) => id)).toEqual([newer]);
    await holds();
  });

  it('goes by the end of the year where the law does', async () => {
    await confirmed('anna@example.at');
    await setPeriod({ kind: 'statutory', months: 84 }, 'delete');
    clock.set('2033-12-31T22:59:59.000Z');
    expect(await core.sweeps.run()).toMatchObject({ lapsed: 0 });
    clock.set('2033-12-31T23:00:00.000Z');
    expect(await core.sweeps.run()).toMatchObject({ lapsed: 1 });
  });

  it('lists what was never confirmed as its own sweep deletes it', async () => {
    await muster.signUp('anna@example.at');
    clock.set('2026-12-01T10:30:00.000Z');
    const dueAt = new Date('2026-12-01T10:00:00.000Z');
    expect((await preview()).items).toMatchObject([
      { kind: 'unconfirmed', email: 'anna@example.at', dueAt, acts: true },
    ]);
    expect(await core.sweeps.run()).toMatchObject({ unconfirmed: { erased: 1 } });
    expect(await emails()).toEqual([]);
  });

  it('forgets proofs and objections of erased persons when their time is over', async () => {
    const id = await confirmed('anna@example.at');
    await core.preferences.object(await core.preferences.tokenFor(muster.tenantId, id));
    await core.sweeps.run();
    clock.set('2029-11-23T09:59:59.999Z');
    expect((await preview()).items).toEqual([]);
    clock.set('2029-11-23T10:00:00.000Z');
    expect((await preview()).items.map(({ kind, email }) => [kind, email])).toEqual([
      ['proof-expired', null],
      ['objection-expired', null],
    ]);
    expect(await core.sweeps.run()).toMatchObject({ expired: 2 });
    expect((await preview()).items).toEqual([]);
  });

  it('is done by one of several bridges, and by the next when that one died', async () => {
    const now = clock.now().getTime();
    const lease = 'INSERT INTO job_leases (name, holder, leased_until) VALUES (?, ?, ?)';
    await meddle(databases.databaseUrl, lease, ['sweep', 'another', now + 1]);
    expect(await core.sweeps.run()).toBeUndefined();
    clock.set(new Date(now + 1).toISOString());
    expect(await core.sweeps.run()).toBeDefined();
    expect(await core.sweeps.run()).toBeDefined();
  });

  it('of two bridges at the same time is done by one, and each person goes once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.push(await confirmed(`person${n}@example.at`));
    for (const id of ids) await core.consents.withdraw({ tenantId: muster.tenantId }, id, {});
    const other = await testCore(databases, { ...systemRuntime, clock });
    // SQLite is for one process, in which two writers would wait for each other.
    const first = databases.databaseUrl.startsWith('sqlite:') ? [await core.sweeps.run()] : [core.sweeps.run()];
    const outcomes = await Promise.all([...first, other.sweeps.run()]).finally(() => other.close());
    const done = outcomes.filter((outcome) => outcome !== undefined);
    expect(done.reduce((sum, { withoutBasis }) => sum + withoutBasis, 0)).toBe(7);
    expect(await emails()).toEqual([]);
    const entries = await core.ledger.list(muster.tenantId, { after: 0, limit: 200 });
    expect(entries.filter(({ type }) => type === 'subject.erased')).toHaveLength(7);
    await holds();
  });

  it('deletes more than one batch, and of one company nothing of another', async () => {
    const other = await openSignUps(core, { clock, slug: 'other' });
    await other.signUp('anna@example.at');
    const withdrawn = async (n: number): Promise<void> => {
      const { consents } = await muster.signUp(`person${n}@example.at`);
      await core.consents.withdraw({ tenantId: muster.tenantId }, consents[0]?.consentId ?? '', {});
    };
    for (let n = 0; n < 60; n++) await withdrawn(n);
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 60 });
    expect(await emails()).toEqual([]);
    expect((await core.persons.search(other.tenantId, {}, { limit: 9 })).items).toHaveLength(1);
    await holds();
  });
});
