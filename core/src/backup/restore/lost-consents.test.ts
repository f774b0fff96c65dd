import { onEachEngine, openSignUps, type SignUps } from '../../testing';
import { BackupWorld } from '../../testing-backups';
import { meddle } from '../../testing-dump';

onEachEngine('Consents that a backup lacks', (make) => {
  let world: BackupWorld;
  let other: SignUps;
  beforeEach(async () => {
    world = await BackupWorld.open(await make());
    other = await openSignUps(world.core, { clock: world.clock, slug: 'andere', profile: { doubleOptIn: false } });
    await world.signUp('eva@example.at');
    for (const name of ['anna', 'ida', 'uwe']) await other.signUp(`${name}@example.at`);
  });
  afterEach(() => world.dispose());

  const date = '2026-10-01';
  const inData = (sql: string) => meddle(world.databases.databaseUrl, sql, [other.tenantId]);
  const verify = async () => {
    const [manifest] = await world.backups.daily.list();
    if (!manifest) throw new Error('no backup');
    return world.backups.verification.verify(manifest);
  };
  const withdrawAll = async (): Promise<void> => {
    const { items } = await world.core.consents.search(other.tenantId, {}, { limit: 9 });
    for (const { id } of items) await world.core.consents.withdraw({ tenantId: other.tenantId }, id, {});
  };

  it('as rows of one tenant were lost, are told by tenant and number, and keep no restore away', async () => {
    await inData('DELETE FROM memberships WHERE tenant_id = ?');
    await inData('DELETE FROM consent_events WHERE tenant_id = ?');
    await inData('DELETE FROM consents WHERE tenant_id = ?');
    await world.backups.daily.run();
    const consentsLost = { [other.tenantId]: 3 };
    expect(await verify()).toEqual({ ok: true, faults: [], consentsLost });
    expect(await world.restore({ date })).toMatchObject({ ok: true, consentsLost });
    expect(await world.restoreLost(date)).toMatchObject({ ok: true, consentsLost: {} });
    expect(await world.consentsOf('eva@example.at')).toHaveLength(1);
  });

  it('only by their events, are told the same, as long as nobody counts as consenting again', async () => {
    await withdrawAll();
    await inData("DELETE FROM consent_events WHERE tenant_id = ? AND type = 'withdrawn'");
    await world.backups.daily.run();
    expect(await verify()).toEqual({ ok: true, faults: [], consentsLost: { [other.tenantId]: 3 } });
    expect(await world.restore({ date })).toMatchObject({ consentsLost: { [other.tenantId]: 3 } });
  });

  it('are another thing than consents that were altered, which verification and restore refuse for the same reason', async () => {
    await withdrawAll();
    await inData("DELETE FROM consent_events WHERE tenant_id = ? AND type = 'withdrawn'");
    await inData("UPDATE consents SET state = 'given' WHERE tenant_id = ?");
    await world.backups.daily.run();
    const { ok, faults } = await verify();
    const reason = expect.stringMatching(/^consent .* does not follow from its ledger \(events\)$/) as string;
    expect({ ok, faults }).toEqual({ ok: false, faults: [reason] });
    await expect(world.restore({ date })).rejects.toThrow(faults[0] ?? 'no fault');
    // The rows of the other tenant are not what is brought back here.
    expect(await world.restoreLost(date)).toMatchObject({ ok: true });
  });
});
