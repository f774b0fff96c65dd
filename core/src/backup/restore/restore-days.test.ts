import { onEachEngine } from '../../testing';
import { BackupWorld } from '../../testing-backups';

const days = 42;

onEachEngine('Of 42 daily backups', (make) => {
  let world: BackupWorld;
  beforeAll(async () => (world = await BackupWorld.open(await make())));
  afterAll(() => world.dispose());

  it('none brings back a person or a single record that was erased on any day since', async () => {
    const persons: { email: string; id: string }[] = [];
    const records: string[] = [];
    for (let day = 0; day < days; day++) {
      const submissionId = await world.signUp(`person${day}@example.at`);
      persons.push({ email: `person${day}@example.at`, id: await world.subjectOf(submissionId) });
      records.push(await world.signUp('stays@example.at', `Alt ${day}`));
    }
    await world.signUp('stays@example.at', 'Neu');
    const dates: string[] = [];
    for (let day = 0; day < days; day++) {
      world.toDay(day);
      dates.push((await world.backups.daily.run()).date);
      const [person, record] = [persons[day], records[day]];
      await world.erase(
        { kind: 'person', ids: [person?.id ?? ''] },
        { kind: 'records', ids: [{ type: 'submission', id: record ?? '' }] },
      );
    }
    for (const [day, date] of dates.entries()) {
      const result = await world.restore({ date });
      expect({ day, erasedAgain: result.erasedAgain }).toEqual({ day, erasedAgain: 2 * (days - day) });
      expect(await world.personalRows()).toEqual({ subjects: 1, submissions: 1, payloads: 1 });
    }
    expect(await world.consentsOf('stays@example.at')).toHaveLength(1);
    expect(await world.core.ledger.verify(world.muster.tenantId)).toMatchObject({ ok: true });
    // A server makes and drops a database of its own for each.
  }, 1_200_000);
});
