import { BackupWorld, newsletterSubmission, onEachEngine, openSignUps } from '../testing';
import type { Principal } from '../tenants/types';
import type { Recorded } from './submission-writer';

const email = 'anna@example.at';

/** A website keeps what a visitor sent while the bridge cannot be reached, and delivers it days later. */
onEachEngine('A submission that is delivered after the person was erased', (make) => {
  let world: BackupWorld;
  let key: Principal;
  let count = 0;

  beforeEach(async () => {
    world = await BackupWorld.open(await make());
    const { key: apiKey } = await world.core.tenants.createKey({ tenantId: world.muster.tenantId, scopes: ['submit'] });
    key = (await world.core.submissions.authenticate(apiKey)) as Principal;
  });
  afterEach(() => world.dispose());

  /** Sent by the visitor at `sent`, delivered now. */
  const deliver = async (sent: Date, address = email, idempotencyKey = `late-${++count}`): Promise<Recorded> => {
    const notice = await world.core.forms.notice(world.muster.tenantId, 'newsletter', 'de');
    const input = newsletterSubmission(notice, address, { submittedAt: sent, shown: { renderedAt: sent } });
    return world.core.submissions.record({ key, idempotencyKey, requestHash: 'ab', input });
  };
  const eraseAll = async (): Promise<void> => {
    const ids = await world.inside((each) => each('subjects').pluck<string[]>('id'));
    await world.erase({ kind: 'person', ids });
  };
  const before = (): Date => new Date(world.clock.now().getTime() - 1000);

  it('does not bring the person back, by whichever website', async () => {
    await deliver(world.clock.now());
    world.toDay(1);
    await eraseAll();
    const sent = before();
    await expect(deliver(sent)).rejects.toThrow('person-erased');
    world.toDay(20);
    await expect(deliver(sent, 'ANNA@Example.at')).rejects.toThrow('person-erased');
    expect(await world.personalRows()).toEqual({ subjects: 0, submissions: 0, payloads: 0 });
  });

  it('stops nobody else in the same moment', async () => {
    await deliver(world.clock.now());
    world.toDay(1);
    await eraseAll();
    const outcomes = await Promise.allSettled([deliver(before()), deliver(before(), 'eva@example.at')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await world.consentsOf('eva@example.at')).toHaveLength(1);
  });

  it('is taken when the person sent it after the erasure, and what was sent before is refused even then', async () => {
    await deliver(world.clock.now());
    world.toDay(1);
    await eraseAll();
    const erasedAt = world.clock.now();
    world.toDay(2);
    await deliver(erasedAt);
    expect(await world.consentsOf(email)).toHaveLength(1);
    await expect(deliver(new Date(erasedAt.getTime() - 1))).rejects.toThrow('person-erased');
    expect(await world.consentsOf(email)).toHaveLength(1);
  });

  it('under the key of one that was recorded before gets the first answer, and is not recorded again', async () => {
    const sent = world.clock.now();
    const { receipt } = await deliver(sent, email, 'lost-answer');
    world.toDay(1);
    await eraseAll();
    world.toDay(29);
    expect(await deliver(sent, email, 'lost-answer')).toMatchObject({ receipt, replayed: true });
    expect(await world.personalRows()).toMatchObject({ subjects: 0, submissions: 0 });
  });

  it('is refused as long as websites deliver, 30 days; then nothing is left of the address', async () => {
    await deliver(world.clock.now());
    await eraseAll();
    const left = () => world.inside((each) => each('erased_addresses').pluck<string[]>('email_index'));
    world.toDay(29);
    await world.core.submissions.forgetExpired();
    expect(await left()).toHaveLength(1);
    world.toDay(30);
    await world.core.submissions.forgetExpired();
    expect(await left()).toEqual([]);
  });

  it('of one company says nothing to another', async () => {
    await deliver(world.clock.now());
    const other = await openSignUps(world.core, { clock: world.clock, slug: 'other' });
    world.toDay(1);
    await world.erase({ kind: 'person', ids: await personsOf(world.muster.tenantId) });
    await expect(
      other.signUp(email, { submittedAt: before(), shown: { renderedAt: before() } }),
    ).resolves.toBeDefined();
  });

  it('does not bring the person back after a restore either, whether or not the backup knew the person', async () => {
    await world.backups.daily.run();
    world.toDay(1);
    await deliver(world.clock.now());
    await world.backups.daily.run();
    world.toDay(2);
    await eraseAll();
    const sent = before();
    for (const date of ['2026-10-02', '2026-10-01']) {
      await world.restore({ date });
      await expect(deliver(sent)).rejects.toThrow('person-erased');
      expect(await world.personalRows()).toEqual({ subjects: 0, submissions: 0, payloads: 0 });
    }
  });

  const personsOf = (tenantId: string): Promise<string[]> =>
    world.inside((each) => each('subjects').where('tenant_id', tenantId).pluck<string[]>('id'));
});
