import { Core } from '../../core';
import { systemRuntime } from '../../runtime/system-runtime';
import { onEachEngine } from '../../testing';
import { BackupWorld } from '../../testing-backups';

onEachEngine('After a restore KundenMeister is told again', (make) => {
  let world: BackupWorld;
  beforeEach(async () => (world = await BackupWorld.open(await make())));
  afterEach(() => world.dispose());

  /** As with `WEBHOOK_URL`. */
  const told = (): Core => {
    const { databases, mirror: journalMirror, clock } = world;
    return new Core({ ...databases, journalMirror, webhooks: true, runtime: { ...systemRuntime, clock } });
  };
  const restored = async (): Promise<Core> => {
    await world.core.close();
    const before = told();
    await before.backups(world.places).restores.restore({ date: '2026-10-01' });
    await before.close();
    return told();
  };

  it('of persons and single records erased since, be it that the backup never had them', async () => {
    const { tenantId } = world.muster;
    const [old] = [await world.signUp('anna@example.at'), await world.signUp('anna@example.at')];
    const had = await world.subjectOf(await world.signUp('eva@example.at'));
    await world.backups.daily.run();
    world.toDay(1);
    const neverHad = await world.subjectOf(await world.signUp('ida@example.at'));
    await world.erase({ kind: 'person', ids: [had] }, { kind: 'person', ids: [neverHad] });
    await world.erase({ kind: 'records', ids: [{ type: 'submission', id: old }] });
    const core = await restored();
    const persons = await core.outbox.lease(9, 'contact.erased');
    expect(persons.map(({ ref }) => ref).sort()).toEqual([had, neverHad].sort());
    const [records, ...others] = await core.outbox.lease(9, 'records.erased');
    expect(others).toEqual([]);
    expect(await core.journal.recordsIn(tenantId, records?.ref ?? '')).toEqual([{ type: 'submission', id: old }]);
    expect(await core.journal.recordsIn('another', records?.ref ?? '')).toEqual([]);
    await core.close();
  });

  it('of nobody whose erasure the backup knows already', async () => {
    await world.erase({ kind: 'person', ids: [await world.subjectOf(await world.signUp('eva@example.at'))] });
    await world.backups.daily.run();
    const core = await restored();
    expect(await core.outbox.lease(9, 'contact.erased')).toEqual([]);
    await core.close();
  });
});
