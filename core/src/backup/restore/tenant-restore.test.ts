import { rmSync } from 'node:fs';
import { onEachEngine } from '../../testing';
import { BackupWorld } from '../../testing-backups';
import { onServer, quoted } from '../mariadb-server-store';
import { meddle } from '../../testing-dump';

onEachEngine('A restore of lost rows', (make) => {
  let world: BackupWorld;
  beforeEach(async () => (world = await BackupWorld.open(await make())));
  afterEach(() => world.dispose());

  const date = '2026-10-01';
  const tables = ['memberships', 'consent_events', 'consents', 'submissions', 'contact_bases', 'subjects'];
  /** Somebody deletes past the bridge. */
  const loseRows = async (names = tables): Promise<void> => {
    for (const name of names) await meddle(world.databases.databaseUrl, `DELETE FROM ${name}`);
  };
  const check = () => world.core.ledgerChecks.check(world.muster.tenantId);
  const withdraw = async (email: string): Promise<void> => {
    const [consent] = await world.consentsOf(email);
    await world.core.consents.withdraw({ tenantId: world.muster.tenantId }, consent?.id ?? '', {});
  };

  it('brings back what the backup has, and neither whom the journal names nor a group that somebody left', async () => {
    const gone = await world.subjectOf(await world.signUp('gone@example.at'));
    const record = await world.signUp('eva@example.at', 'Eva Alt');
    await world.signUp('eva@example.at', 'Eva Neu');
    await world.signUp('ida@example.at');
    await world.backups.daily.run();
    world.toDay(1);
    await world.erase({ kind: 'person', ids: [gone] }, { kind: 'records', ids: [{ type: 'submission', id: record }] });
    await withdraw('ida@example.at');
    await loseRows();
    expect(await check()).toMatchObject({ ok: false });
    const result = await world.restoreLost(date);
    expect(result).toMatchObject({ erasedAgain: 2, cameAnew: 0, journalHead: { seq: 2 }, ok: true });
    expect(result.tables).toEqual({ subjects: 2, submissions: 2, consents: 2, consent_events: 2, memberships: 1 });
    expect(result.restored).toBe(9);
    expect(await world.consentsOf('gone@example.at')).toEqual([]);
    expect(await world.consentsOf('eva@example.at')).toMatchObject([{ state: 'given' }]);
    expect(await world.consentsOf('ida@example.at')).toMatchObject([{ state: 'withdrawn' }]);
    expect(await check()).toMatchObject({ ok: true });
    const entries = await world.core.ledger.list(world.muster.tenantId, { after: 0, limit: 100 });
    expect(entries.at(-1)).toMatchObject({ type: 'backup.restored' });
    expect(await world.restoreLost(date)).toMatchObject({ restored: 0, tables: {} });
    expect(world.leftovers()).toEqual([]);
  });

  it('overwrites nothing: who has come anew stays, and what has gone on stays as it is', async () => {
    await world.signUp('anna@example.at');
    await world.signUp('eva@example.at');
    await world.backups.daily.run();
    world.toDay(1);
    await withdraw('eva@example.at');
    const [eva] = await world.consentsOf('eva@example.at');
    const anna = (await world.consentsOf('anna@example.at'))[0]?.id ?? '';
    for (const name of ['memberships', 'consent_events']) {
      await meddle(world.databases.databaseUrl, `DELETE FROM ${name} WHERE consent_id = ?`, [anna]);
    }
    await meddle(world.databases.databaseUrl, 'DELETE FROM consents WHERE id = ?', [anna]);
    const again = await world.signUp('anna@example.at', 'Anna Neu');
    const result = await world.restoreLost(date);
    expect(result.tables).toEqual({ consents: 1, consent_events: 1, memberships: 1 });
    expect(await world.consentsOf('eva@example.at')).toEqual([eva]);
    expect(await world.consentsOf('anna@example.at')).toHaveLength(2);
    await loseRows();
    await world.signUp('anna@example.at', 'Anna Dritte');
    const others = await world.restoreLost(date);
    expect(others).toMatchObject({ cameAnew: 1, tables: { subjects: 1, consents: 1 } });
    expect(await world.consentsOf('anna@example.at')).toHaveLength(1);
    expect(again).not.toBe('');
  });

  it('brings back entries of the ledger, forms and texts, but no form that was removed since', async () => {
    await world.signUp('eva@example.at');
    const { tenantId } = world.muster;
    await world.backups.daily.run();
    await meddle(world.databases.databaseUrl, 'DELETE FROM ledger_entries WHERE seq = 2');
    await meddle(world.databases.databaseUrl, 'DELETE FROM form_profiles');
    await meddle(world.databases.databaseUrl, 'DELETE FROM forms');
    expect(await world.restoreLost(date)).toMatchObject({ tables: { forms: 1, form_profiles: 1, ledger_entries: 1 } });
    expect(await check()).toMatchObject({ ok: true });
    await world.core.forms.remove({ tenantId }, 'newsletter');
    expect(await world.restoreLost(date)).toMatchObject({ tables: {} });
  });

  it('is refused for a tenant that the backup does not know, whose ledger was set back, and without the mirror', async () => {
    const { tenantId } = world.muster;
    const restore = (id: string) => world.backups.tenantRestores.restore({ date, tenantId: id });
    await world.signUp('eva@example.at');
    await world.backups.daily.run();
    const { id: newer } = await world.core.tenants.create({ company: 'Neu GmbH', slug: 'neu' });
    const steps: string[] = [];
    const onStep = (step: string) => void steps.push(step);
    const told = world.backups.tenantRestores.restore({ date, tenantId: newer, onStep });
    await expect(told).rejects.toThrow('this backup has no such tenant');
    expect(steps).toEqual([]);
    const [first] = await world.core.ledger.list(tenantId, { after: 0, limit: 1 });
    const setBack = 'UPDATE tenants SET ledger_seq = 1, ledger_hash = ? WHERE id = ?';
    await meddle(world.databases.databaseUrl, setBack, [first?.hash ?? '', tenantId]);
    await expect(restore(tenantId)).rejects.toThrow('restore the whole database');
    rmSync(world.mirror, { force: true });
    await expect(restore(tenantId)).rejects.toThrow('mirror of the deletion journal is missing');
    await world.loseDatabase();
    const { databaseUrl } = world.databases;
    if (!databaseUrl.startsWith('sqlite:')) {
      await onServer(databaseUrl, (connection, name) => connection.query(`CREATE DATABASE ${quoted(name)}`));
    }
    await world.core.migrate();
    await expect(restore(tenantId)).rejects.toThrow('lost this tenant: restore the whole database');
  });

  it('is refused from a backup of a ledger that a later restore gave up, though the running one is longer', async () => {
    await world.signUp('eva@example.at');
    await world.backups.daily.run();
    world.toDay(1);
    await world.signUp('anna@example.at');
    await world.backups.daily.run();
    await world.restore({ date });
    for (const name of ['ida', 'uwe']) await world.signUp(`${name}@example.at`);
    await loseRows(['memberships']);
    await expect(world.restoreLost('2026-10-02')).rejects.toThrow('a ledger that a later restore gave up at entry');
    expect(await world.restoreLost(date)).toMatchObject({ tables: { memberships: 1 } });
    expect(await check()).toMatchObject({ ok: true });
  });

  it('waits for a sweep that erases person after person meanwhile, and brings none of them back', async () => {
    const persons: string[] = [];
    for (let n = 0; n < 12; n++) persons.push(await world.subjectOf(await world.signUp(`person${n}@example.at`)));
    await world.signUp('eva@example.at');
    await world.backups.daily.run();
    await loseRows(['memberships']);
    const { journal } = world.core;
    const list = journal.list.bind(journal);
    let [calls, sweeping] = [0, false];
    jest.spyOn(journal, 'list').mockImplementation(async (range) => {
      // Between two readings, and not within each, so that every look at the journal comes to an end.
      const next = sweeping || ++calls % 2 > 0 ? undefined : persons.shift();
      if (next !== undefined) {
        sweeping = true;
        await world.erase({ kind: 'person', ids: [next] });
        sweeping = false;
      }
      return list(range);
    });
    const restored = await world.restoreLost(date);
    expect(persons).toEqual([]);
    expect(restored).toMatchObject({ journalHead: { seq: 12 }, tables: { memberships: 1 } });
    expect(await world.personalRows()).toEqual({ subjects: 1, submissions: 1, payloads: 1 });
    expect(await check()).toMatchObject({ ok: true });
  });
});
