import { join } from 'node:path';
import { occupy } from '../../database/occupancy';
import { onEachEngine } from '../../testing';
import { BackupWorld } from '../../testing-backups';
import { meddle } from '../../testing-dump';

onEachEngine('A restore', (make) => {
  let world: BackupWorld;
  beforeEach(async () => (world = await BackupWorld.open(await make())));
  afterEach(() => world.dispose());

  const date = '2026-10-01';
  const person = async (email: string) => {
    return { kind: 'person', ids: [await world.subjectOf(await world.signUp(email))] } as const;
  };

  it('brings back what was lost, but nobody who was erased since, and says so in the ledger', async () => {
    const anna = await person('anna@example.at');
    await world.signUp('eva@example.at');
    await world.backups.daily.run();
    world.toDay(1);
    await world.signUp('new@example.at');
    await world.erase(anna);
    await meddle(world.databases.databaseUrl, 'DELETE FROM memberships');
    const result = await world.restore({ date });
    expect(result).toMatchObject({ date, tenantId: null, erasedAgain: 1, withoutKey: 0, ok: true });
    expect(result).toMatchObject({ journalHead: { seq: 1 }, entriesLost: 2 });
    expect(result.restored).toBeGreaterThan(10);
    expect(await world.consentsOf('anna@example.at')).toEqual([]);
    expect(await world.consentsOf('new@example.at')).toEqual([]);
    expect(await world.consentsOf('eva@example.at')).toMatchObject([{ state: 'given' }]);
    expect(await world.inside((each) => each('memberships').pluck('consent_id'))).toHaveLength(1);
    const entries = await world.core.ledger.list(world.muster.tenantId, { after: 0, limit: 100 });
    expect(entries.map(({ type }) => type).slice(-2)).toEqual(['subject.erased', 'backup.restored']);
    expect(await world.core.ledgerChecks.check(world.muster.tenantId)).toMatchObject({ ok: true });
    expect(world.leftovers()).toEqual([]);
  });

  it('can be repeated, from the same and from another backup', async () => {
    await world.signUp('eva@example.at');
    await world.backups.daily.run();
    world.toDay(1);
    await world.signUp('new@example.at');
    await world.backups.daily.run();
    await world.restore({ date });
    // The data in place has gone on in another way by one entry, that it was restored.
    expect(await world.restore({ date: '2026-10-02' })).toMatchObject({ entriesLost: 1 });
    expect(await world.consentsOf('new@example.at')).toHaveLength(1);
    await world.restore({ date });
    expect(await world.consentsOf('new@example.at')).toHaveLength(0);
    expect(await world.consentsOf('eva@example.at')).toHaveLength(1);
  });

  it('goes on from a database that is gone', async () => {
    await world.signUp('eva@example.at');
    await world.backups.daily.run();
    await world.loseDatabase();
    expect(await world.restore({ date })).toMatchObject({ withdrawalsKept: null, entriesLost: null, replaced: null });
    expect(await world.consentsOf('eva@example.at')).toHaveLength(1);
  });

  it('keeps what the data in place still knows of withdrawals and objections', async () => {
    await world.signUp('anna@example.at');
    await world.signUp('eva@example.at');
    await world.signUp('ida@example.at');
    await world.backups.daily.run();
    world.toDay(1);
    const [anna] = await world.consentsOf('anna@example.at');
    const [eva] = await world.consentsOf('eva@example.at');
    const { tenantId } = world.muster;
    await world.core.consents.withdraw({ tenantId }, anna?.id ?? '', { reason: 'By telephone' });
    await world.core.preferences.object(await world.core.preferences.tokenFor(tenantId, eva?.id ?? ''));
    world.toDay(2);
    expect(await world.restore({ date })).toMatchObject({ withdrawalsKept: 3 });
    expect(await world.consentsOf('anna@example.at')).toMatchObject([{ state: 'withdrawn' }]);
    const proof = await world.core.consents.get(tenantId, anna?.id ?? '');
    expect(proof).toMatchObject({ intact: true, events: [{}, { reason: 'By telephone', method: 'controller' }] });
    const emails = ['anna@example.at', 'eva@example.at', 'ida@example.at'];
    const asked = { purpose: 'contact', emails, withTokens: false } as const;
    const permissions = await world.core.mailPermissions.check(tenantId, asked);
    expect(permissions.map(({ allowed }) => allowed)).toEqual([false, false, true]);
  });

  it('sends no mail again that waited when the backup was made, and still tells of erasures', async () => {
    const submissionId = await world.signUp('eva@example.at');
    const insert =
      'INSERT INTO outbox_messages (id, tenant_id, kind, ref, created_at, next_attempt_at) VALUES (?, ?, ?, ?, 1, 1)';
    for (const kind of ['consent-confirmation', 'contact.erased'] as const) {
      await meddle(world.databases.databaseUrl, insert, [kind, world.muster.tenantId, kind, submissionId]);
    }
    await world.backups.daily.run();
    expect(await world.restore({ date })).toMatchObject({ mailsSetAside: 1 });
    expect(await world.core.outbox.lease(9)).toEqual([]);
    expect(await world.core.outbox.lease(9, 'contact.erased')).toHaveLength(1);
    expect(await world.core.outbox.backlog()).toEqual({ waiting: 1, failed: 1 });
  });

  it('is refused while a bridge runs', async () => {
    await world.backups.daily.run();
    const bridge = await occupy(world.databases.databaseUrl, 'beside');
    await expect(world.restore({ date })).rejects.toThrow('stop every bridge');
    await bridge.release();
  });

  it('drops whom the vault has no key of, though nobody erased them', async () => {
    const eva = await person('eva@example.at');
    await world.signUp('ida@example.at');
    await world.backups.daily.run();
    await meddle(world.databases.vaultUrl, 'DELETE FROM vault_keys WHERE id = ?', [eva.ids[0] ?? '']);
    expect(await world.restore({ date })).toMatchObject({ erasedAgain: 0, withoutKey: 1 });
    expect(await world.personalRows()).toEqual({ subjects: 1, submissions: 1, payloads: 1 });
  });

  it('keeps the replaced data, and says where', async () => {
    await world.backups.daily.run();
    const { replaced } = await world.restore({ date });
    expect(replaced).toContain('20261001T100000Z');
    expect(await world.replacedData()).toEqual([replaced]);
  });

  it('of a lost machine goes on from a copy of the vault, the mirror, and the master key', async () => {
    const [anna, eva] = [await person('anna@example.at'), await person('eva@example.at')];
    await world.signUp('ida@example.at');
    await world.erase(eva);
    await world.backups.daily.run();
    const { file } = await world.backups.vaultCopies.run();
    world.toDay(1);
    await world.erase(anna);
    await world.loseDatabase();
    await world.loseVault();
    await expect(world.restore({ date })).rejects.toThrow('bring a copy of it back with --vault-copy');
    const vaultCopy = join(world.places.vaultCopyDir, file);
    expect(await world.restore({ date, vaultCopy })).toMatchObject({ erasedAgain: 1, journalHead: { seq: 2 } });
    expect(await world.consentsOf('anna@example.at')).toEqual([]);
    expect(await world.consentsOf('ida@example.at')).toHaveLength(1);
    expect(await world.keyRow(anna.ids[0] ?? '')).toBeUndefined();
    expect(await world.core.journal.firstBroken()).toBeUndefined();
    // As after one that was stopped between the two databases.
    await world.loseDatabase();
    expect(await world.restore({ date, vaultCopy })).toMatchObject({ ok: true });
  });
});
