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
import { meddle } from '../testing-dump';

const start = '2026-11-24T10:00:00.000Z';
const email = 'anna@example.at';
/** The first instant after the last day of a basis, in Austria. */
const ended = '2026-12-01T23:00:00.000Z';

/** Art. 5(1)(e), 6(1) GDPR: nobody is kept whose last legal basis has ended, whichever it was. */
onEachEngine('A person whose last legal basis is none that the person gave', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  let acting: { tenantId: string };
  const clock = movableClock(start);

  beforeEach(async () => {
    clock.set(start);
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    muster = await openSignUps(core, { clock });
    acting = { tenantId: muster.tenantId };
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const contactOf = async (address = email): Promise<string> =>
    (await core.persons.idOf(muster.tenantId, address)) ?? '';
  const addBasis = async (validUntil: string | undefined, address = email): Promise<void> => {
    const basis = { kind: 'contract', note: 'Kauf', ...(validUntil !== undefined && { validUntil }) } as const;
    await core.persons.addBasis(acting, await contactOf(address), basis);
  };
  /** Signs up and confirms by the link in the mail; answers the submission's id. */
  const confirmed = async (): Promise<string> => {
    const { submissionId } = await muster.signUp(email);
    await core.confirmations.confirm((await deliverConfirmationMail(core)).token);
    return submissionId;
  };
  const eraseSubmission = async (id: string): Promise<void> => {
    const scope = { kind: 'records', records: [{ type: 'submission', id }] } as const;
    await core.deletions.create(acting, { scope, origin: 'controller' });
    expect(await core.deletionRuns.run()).toMatchObject({ executed: 1 });
  };
  const due = async (): Promise<unknown[]> =>
    (await core.deletionPreviews.preview(muster.tenantId)).items.map(({ kind, email: who, dueAt }) => {
      return [kind, who, dueAt.toISOString()];
    });
  const persons = async (): Promise<string[]> =>
    (await core.persons.search(muster.tenantId, {}, { limit: 9 })).items.map((one) => one.email).sort();

  /** Of a year, for the tenant's one group. */
  const setPeriod = async (): Promise<void> => {
    const database = openDatabase(databases.databaseUrl);
    const cells = await database.read((each) => each('directory_activities').pluck<string[]>('cells'));
    await database.close();
    const changed = { ...(JSON.parse(cells[0] ?? '{}') as object), storagePeriod: { kind: 'duration', months: 12 } };
    await meddle(databases.databaseUrl, 'UPDATE directory_activities SET cells = ?', [JSON.stringify(changed)]);
  };

  it('is shown and goes when it ends, also when no submission is left', async () => {
    const id = await confirmed();
    await addBasis('2026-12-01');
    await eraseSubmission(id);
    clock.set('2026-12-01T22:59:59.999Z');
    expect(await due()).toEqual([]);
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 0 });
    expect(await persons()).toEqual([email]);
    clock.set(ended);
    expect(await due()).toEqual([['no-basis', email, ended]]);
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 1 });
    expect(await persons()).toEqual([]);
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
  });

  it('stays while another lasts, or one without end', async () => {
    const id = await confirmed();
    await addBasis('2026-12-01');
    await addBasis('2026-12-24');
    await eraseSubmission(id);
    const { submissionId } = await muster.signUp('eva@example.at');
    await addBasis(undefined, 'eva@example.at');
    await eraseSubmission(submissionId);
    clock.set('2026-12-24T22:59:59.999Z');
    expect(await due()).toEqual([]);
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 0 });
    clock.set('2026-12-24T23:00:00.000Z');
    expect(await due()).toEqual([['no-basis', email, '2026-12-24T23:00:00.000Z']]);
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 1 });
    expect(await persons()).toEqual(['eva@example.at']);
  });

  it('goes whole with the last submission when it has ended before', async () => {
    const id = await confirmed();
    await addBasis('2026-12-01');
    clock.set(ended);
    await eraseSubmission(id);
    expect(await persons()).toEqual([]);
  });

  it('stays for what is agreed to still, whatever has ended', async () => {
    await confirmed();
    await addBasis('2026-12-01');
    clock.set(ended);
    expect(await due()).toEqual([]);
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 0 });
    expect(await persons()).toEqual([email]);
  });

  it('goes at the later of the two, when what was agreed to ended, too', async () => {
    await confirmed();
    const { items } = await core.consents.search(muster.tenantId, { email }, { limit: 9 });
    await core.consents.withdraw(acting, items[0]?.id ?? '', {});
    await addBasis('2026-12-01');
    clock.set('2026-12-05T10:00:00.000Z');
    expect(await due()).toEqual([['no-basis', email, ended]]);
  });

  it('goes with the storage period of a group that outlasts it', async () => {
    await confirmed();
    await addBasis('2026-12-01');
    await core.tenants.putSettings(acting, activeSettings({ onLapse: 'delete' }));
    await setPeriod();
    clock.set('2027-11-24T10:00:00.000Z');
    expect(await core.sweeps.run()).toMatchObject({ lapsed: 1 });
    expect(await persons()).toEqual([]);
  });

  it('and never confirmed goes when it ends', async () => {
    await muster.signUp(email);
    await addBasis('2026-12-24');
    clock.set('2026-12-08T10:00:00.000Z');
    expect(await core.sweeps.run()).toMatchObject({ unconfirmed: { erased: 1 } });
    expect(await persons()).toEqual([email]);
    clock.set('2026-12-24T23:00:00.000Z');
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 1 });
    expect(await persons()).toEqual([]);
  });

  it('goes in every batch, and of one company nobody of another', async () => {
    const other = await openSignUps(core, { clock, slug: 'other' });
    await other.signUp(email);
    const otherId = (await core.persons.idOf(other.tenantId, email)) ?? '';
    await core.persons.addBasis({ tenantId: other.tenantId }, otherId, { kind: 'contract', note: 'Kauf' });
    for (let n = 0; n < 60; n++) {
      await muster.signUp(`person${n}@example.at`);
      await addBasis('2026-12-24', `person${n}@example.at`);
    }
    clock.set('2026-12-08T10:00:00.000Z');
    expect(await core.sweeps.run()).toMatchObject({ unconfirmed: { erased: 61 }, withoutBasis: 0 });
    clock.set('2026-12-24T23:00:00.000Z');
    expect(await core.sweeps.run()).toMatchObject({ withoutBasis: 60 });
    expect(await persons()).toEqual([]);
    expect((await core.persons.search(other.tenantId, {}, { limit: 9 })).items).toHaveLength(1);
  });
});
