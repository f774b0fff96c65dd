import { createDecipheriv } from 'node:crypto';
import { openDatabase } from '../database/database';
import { onEachEngine } from '../testing';
import { BackupWorld } from '../testing-backups';
import { readMasterKeys } from '../vault/master-key';
import { unseal } from '../vault/seal';
import { tableNames } from './restored-store';
import { makeScratch } from './scratch-store';
import type { BackupManifest } from './types';

/** Of AES-256-GCM: version, nonce and tag come before the ciphertext. */
const [nonceAt, tagAt, cipherAt] = [1, 13, 29] as const;

onEachEngine('Backups made while a request was open', (make) => {
  let world: BackupWorld;
  beforeEach(async () => (world = await BackupWorld.open(await make())));
  afterEach(() => world.dispose());

  const acting = () => ({ tenantId: world.muster.tenantId, actor: 'Eva Admin' });
  const ask = (scope: Parameters<typeof world.core.deletions.create>[1]['scope'], note = 'Frau Beispiel rief an') =>
    world.core.deletions.create(acting(), { scope, origin: 'controller', note });
  const personOf = async (submissionId: string) => world.subjectOf(submissionId);

  /** Every key that the vault holds now. */
  const keysInVault = async (): Promise<readonly Buffer[]> => {
    const { keys } = readMasterKeys(world.databases.masterKeyFile);
    const rows = await world.inside(
      (each) =>
        each('vault_keys').select<{ id: string; tenant_id: string; wrapped: Buffer; master_version: number }[]>(),
      world.databases.vaultUrl,
    );
    return rows.map(({ id: row, tenant_id: tenantId, wrapped, master_version: version }) =>
      unseal(keys.get(version) as Buffer, wrapped, { tenantId, table: 'vault_keys', row }),
    );
  };

  /** All bytes of every column of a backup, as whoever has its key can read them. */
  const bytesIn = async (manifest: BackupManifest): Promise<readonly Buffer[]> => {
    const scratch = await makeScratch(world.databases.databaseUrl, 'verify');
    await world.backups.verification.fill(scratch, manifest);
    const database = openDatabase(scratch.databaseUrl);
    const values = await database.read(async (connection) => {
      const rows: object[] = [];
      for (const table of await tableNames(connection, database.engine))
        rows.push(...(await connection(table).select<object[]>()));
      return rows.flatMap((row) => Object.values(row) as unknown[]);
    });
    await database.close();
    await scratch.dispose();
    return values.map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value))));
  };

  /** Which of these texts the backups reveal to whoever also has the vault, whatever row a key belongs to. */
  const revealed = async (texts: readonly string[]): Promise<readonly string[]> => {
    const keys = await keysInVault();
    const bytes: Buffer[] = [];
    for (const manifest of await world.backups.daily.list()) bytes.push(...(await bytesIn(manifest)));
    const opened = bytes.flatMap((sealed) =>
      sealed[0] === 1 && sealed.length > cipherAt ? keys.map((key) => decipheredBy(key, sealed)) : [],
    );
    return texts.filter((text) => [...bytes, ...opened].some((each) => each.includes(text)));
  };

  it('reveal nothing of a person’s request once the person is erased', async () => {
    const submissionId = await world.signUp('anna.beispiel@example.at');
    const words = ['anna.beispiel@example.at', 'Anna Beispiel', 'Frau Beispiel rief an'];
    await ask({ kind: 'person', email: 'anna.beispiel@example.at' });
    await world.backups.daily.run();
    expect(await revealed(words)).toEqual(words);
    expect(await world.core.deletionRuns.run()).toMatchObject({ executed: 1 });
    expect(await world.keyRow(await personOf(submissionId))).toBeUndefined();
    expect(await revealed(words)).toEqual([]);
  });

  it('reveal nothing of a request in words once its records are erased', async () => {
    const submissionId = await world.signUp('anna.beispiel@example.at');
    const words = ['Alles von Anna Beispiel aus dem Herbst', 'Frau Beispiel rief an'];
    const { id } = await ask({ kind: 'described', description: words[0] ?? '' });
    await world.backups.daily.run();
    expect(await revealed(words)).toEqual(words);
    await world.core.deletions.makePrecise(acting(), id, [{ type: 'submission', id: submissionId }]);
    expect(await world.core.deletionRuns.run()).toMatchObject({ executed: 1 });
    expect(await revealed(words)).toEqual([]);
  });

  it('reveal no reason of a legal hold once it has ended and the person is erased', async () => {
    const contactId = await personOf(await world.signUp('anna.beispiel@example.at'));
    const reason = 'Rechnung von Anna Beispiel, § 132 BAO';
    const basis = { kind: 'legal-obligation', note: reason, validUntil: '2026-10-02' } as const;
    await world.core.persons.addBasis(acting(), contactId, basis);
    const { id } = await ask({ kind: 'person', contactId });
    expect(await world.core.deletionRuns.run()).toMatchObject({ held: 1 });
    await world.backups.daily.run();
    expect(await revealed([reason])).toEqual([reason]);
    world.toDay(3);
    expect(await world.core.deletionRuns.run()).toMatchObject({ executed: 1 });
    expect(await revealed([reason])).toEqual([]);
    await world.backups.daily.run();
    expect(await revealed([reason])).toEqual([]);
    expect(await world.core.deletions.get(world.muster.tenantId, id)).toMatchObject({ state: 'executed' });
  });

  it('reveal no reason for a refusal once the person is erased', async () => {
    const contactId = await personOf(await world.signUp('anna.beispiel@example.at'));
    const scope = { kind: 'person', contactId } as const;
    const { id } = await world.core.deletions.create(acting(), { scope, origin: 'data-subject' });
    const reason = 'Frau Beispiel hat noch einen Vertrag';
    await world.core.deletions.reject(acting(), id, reason);
    await world.backups.daily.run();
    expect(await revealed([reason])).toEqual([reason]);
    await ask(scope);
    expect(await world.core.deletionRuns.run()).toMatchObject({ executed: 1 });
    expect(await revealed([reason])).toEqual([]);
  });

  it('reveal nothing of a request for a recovery once it is closed', async () => {
    await world.backups.daily.run();
    const { tenantId } = world.muster;
    const backup = { date: '2026-10-01', bytes: 1, madeAt: world.clock.now(), verifiedAt: null, failedAt: null };
    await world.core.backupDays.record([backup]);
    const words = 'Die Anmeldung von Anna Beispiel';
    const asked = { backupDate: '2026-10-01', description: words };
    const { id } = await world.core.restoreRequests.create({ tenantId }, asked);
    world.toDay(1);
    await world.backups.daily.run();
    expect(await revealed([words])).toEqual([words]);
    await world.core.restoreRequests.done({ tenantId }, id);
    expect(await revealed([words])).toEqual([]);
  });

  it('come back closed when they were closed since, and open when they were not, also without the data that knew it', async () => {
    const { tenantId } = world.muster;
    const contactId = await personOf(await world.signUp('anna.beispiel@example.at'));
    const taken = await ask({ kind: 'person', contactId });
    const open = await ask({ kind: 'described', description: 'Die Anfrage aus dem Herbst' });
    await world.backups.daily.run();
    await world.core.deletions.cancel(acting(), taken.id);
    await world.loseDatabase();
    await world.restore({ date: '2026-10-01' });
    await world.core.migrate();
    expect(await world.core.deletionRuns.run()).toEqual({ executed: 0, held: 0, failed: 0 });
    expect(await world.core.deletions.get(tenantId, taken.id)).toMatchObject({ state: 'cancelled', note: null });
    expect(await world.consentsOf('anna.beispiel@example.at')).toHaveLength(1);
    const { description, note, state } = open;
    expect(await world.core.deletions.get(tenantId, open.id)).toMatchObject({ description, note, state });
  });

  it('take nothing from requests that came since, while lost rows are brought back', async () => {
    await world.signUp('anna.beispiel@example.at');
    await world.backups.daily.run();
    world.toDay(1);
    const { id } = await ask({ kind: 'described', description: 'Die Anfrage aus dem Herbst' });
    world.toDay(2);
    await world.restoreLost('2026-10-01');
    expect(await world.core.deletions.get(world.muster.tenantId, id)).toMatchObject({
      ...{ state: 'awaiting-cost-approval', description: 'Die Anfrage aus dem Herbst' },
    });
  });
});

/** Without asking whether the key is the right one: CTR is GCM without its tag (NIST SP 800-38D section 7.2). */
function decipheredBy(key: Buffer, sealed: Buffer): Buffer {
  const counter = Buffer.concat([sealed.subarray(nonceAt, tagAt), Buffer.of(0, 0, 0, 2)]);
  return createDecipheriv('aes-256-ctr', key, counter).update(sealed.subarray(cipherAt));
}
