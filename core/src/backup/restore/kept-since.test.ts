import { join } from 'node:path';
import { onEachEngine } from '../../testing';
import { BackupWorld } from '../../testing-backups';

onEachEngine('What was decided since the backup', (make) => {
  let world: BackupWorld;
  let annaId: string;
  beforeEach(async () => {
    world = await BackupWorld.open(await make());
    annaId = await world.subjectOf(await world.signUp('anna@example.at'));
    await world.backups.daily.run();
    world.toDay(1);
  });
  afterEach(() => world.dispose());

  const date = '2026-10-01';
  const acting = () => ({ tenantId: world.muster.tenantId, actor: 'Vera Muster' });
  const ask = (scope: Parameters<typeof world.core.deletions.create>[1]['scope']) =>
    world.core.deletions.create(acting(), { scope, origin: 'controller' });
  const request = (id: string) => world.core.deletions.get(world.muster.tenantId, id);
  const isSound = async () =>
    expect(await world.core.ledgerChecks.check(world.muster.tenantId)).toMatchObject({ ok: true });

  it('about deletions that are not done yet is done after it, also of who is not in the restored data', async () => {
    const newId = await world.subjectOf(await world.signUp('new@example.at'));
    const record = await world.signUp('late@example.at');
    const requests = [
      await ask({ kind: 'person', email: 'anna@example.at' }),
      await ask({ kind: 'person', email: 'new@example.at' }),
      await ask({ kind: 'records', records: [{ type: 'submission', id: record }] }),
    ];
    expect(await world.restore({ date })).toMatchObject({ requestsKept: 3, unreadable: [], tenantsLost: [] });
    expect(await request(requests[0]?.id ?? '')).toMatchObject({ state: 'scheduled', email: 'anna@example.at' });
    expect(await world.core.deletionRuns.run()).toMatchObject({ executed: 3, failed: 0 });
    for (const { id } of requests) expect(await request(id)).toMatchObject({ state: 'executed', email: null });
    for (const id of [annaId, newId]) expect(await world.keyRow(id)).toBeUndefined();
    expect(await world.consentsOf('anna@example.at')).toEqual([]);
    await isSound();
  });

  it('about deletions that are done keeps its certificate to the letter, and a restore changes it no second time', async () => {
    const { id } = await ask({ kind: 'person', email: 'anna@example.at' });
    await world.core.deletionRuns.run();
    const certificate = await world.core.deletions.certificate(world.muster.tenantId, id);
    world.toDay(2);
    expect(await world.restore({ date })).toMatchObject({ requestsKept: 1, erasedAgain: 1 });
    expect(await world.core.deletions.certificate(world.muster.tenantId, id)).toEqual(certificate);
    await world.backups.daily.run();
    expect(await world.restore({ date: '2026-10-03' })).toMatchObject({ requestsKept: 0 });
    expect(await world.core.deletions.certificate(world.muster.tenantId, id)).toEqual(certificate);
  });

  it('about a request that was open when the backup was made is what it was decided to be', async () => {
    const open = await ask({ kind: 'described', description: 'Alles von voriger Woche' });
    await world.backups.daily.run();
    world.toDay(2);
    await world.core.deletions.acceptCosts(acting(), open.id);
    expect(await world.restore({ date: '2026-10-02' })).toMatchObject({ requestsKept: 1 });
    expect(await request(open.id)).toMatchObject({ state: 'scheduled', description: open.description });
    await isSound();
  });

  it('in words, and about lost rows, can still be read and is in the ledger', async () => {
    await world.core.backupDays.record(await world.backups.daily.records());
    const described = await ask({ kind: 'described', description: 'Alles von voriger Woche' });
    const rows = await world.core.restoreRequests.create(acting(), { backupDate: date, description: 'Zwei Zeilen' });
    expect(await world.restore({ date })).toMatchObject({ requestsKept: 2 });
    expect(await request(described.id)).toMatchObject({
      description: 'Alles von voriger Woche',
      dueAt: described.dueAt,
    });
    expect(await world.core.restoreRequests.get(world.muster.tenantId, rows.id)).toEqual(rows);
    const entries = await world.core.ledger.list(world.muster.tenantId, { after: 0, limit: 100 });
    const told = entries.filter(({ ref }) => ref === described.id || ref === rows.id).map(({ type }) => type);
    expect(told).toEqual(['deletion-request.changed', 'restore-request.changed']);
    await isSound();
  });

  it('and is not done stays to be done when the vault goes on from a copy that lacks the key of its words', async () => {
    const { file } = await world.backups.vaultCopies.run();
    const person = await ask({ kind: 'person', email: 'anna@example.at' });
    const described = await ask({ kind: 'described', description: 'Alles von voriger Woche' });
    await world.loseVault();
    const vaultCopy = join(world.places.vaultCopyDir, file);
    expect(await world.restore({ date, vaultCopy })).toMatchObject({ requestsKept: 2 });
    expect(await world.core.deletionRuns.run()).toMatchObject({ executed: 1, failed: 0 });
    expect(await request(described.id)).toMatchObject({ state: 'awaiting-cost-approval', description: null });
    expect(await world.keyRow(described.id)).toBeDefined();
    expect(await request(person.id)).toMatchObject({ state: 'executed' });
    expect(await world.consentsOf('anna@example.at')).toEqual([]);
    await isSound();
  });

  it('lets nobody in again: keys stay revoked, and whoever switched off stays off', async () => {
    const { tenantId } = world.muster;
    const [first] = await world.core.tenants.listKeys(tenantId);
    const rotated = await world.core.tenants.rotateKey(first?.id ?? '');
    const settings = await world.core.tenants.getSettings(tenantId);
    await world.core.tenants.putSettings(acting(), { ...settings, active: false });
    expect(await world.restore({ date })).toMatchObject({ keysRevoked: 1, switchedOff: 1 });
    expect(await world.core.tenants.listKeys(tenantId)).toEqual([{ ...first, revokedAt: world.clock.now() }]);
    expect(await world.core.tenants.authenticate(rotated.key)).toBeUndefined();
    expect(await world.core.tenants.getSettings(tenantId)).toEqual({ ...settings, active: false });
    await isSound();
  });

  it('about what keeps a person keeps that person from the next sweep, and a hold goes on', async () => {
    const basis = { kind: 'legal-obligation', note: 'Rechnung', validUntil: '2030-12-31' } as const;
    await world.core.persons.addBasis(acting(), annaId, basis);
    const { id } = await ask({ kind: 'person', email: 'anna@example.at' });
    expect(await world.core.deletionRuns.run()).toMatchObject({ held: 1 });
    const held = await request(id);
    expect(await world.restore({ date })).toMatchObject({ basesKept: 1, requestsKept: 1 });
    expect(await request(id)).toEqual(held);
    await world.core.sweeps.run();
    expect(await world.keyRow(annaId)).toBeDefined();
    expect(await world.inside((each) => each('memberships').pluck('consent_id'))).toEqual([]);
    await isSound();
  });

  it('with a whole tenant is lost with that tenant, and said', async () => {
    const { id } = await world.core.tenants.create({ company: 'Neu GmbH', slug: 'neu' });
    expect(await world.restore({ date })).toMatchObject({ tenantsLost: [id], requestsKept: 0 });
  });
});
