import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { openDatabase } from '../database/database';
import { systemRuntime } from '../runtime/system-runtime';
import { movableClock, onEachEngine, testCore, type TestDatabases } from '../testing';
import { JournalService } from '../vault/journal-service';
import { readMasterKeys } from '../vault/master-key';
import { Vault } from '../vault/vault';
import type { Core } from '../core';
import { createBackupKeyFile, readBackupKeyFile } from './age-key';
import { BackupExpiryService } from './backup-expiry-service';
import { BackupService } from './backup-service';
import type { BackupStore } from './backup-store';
import { BackupVerificationService } from './backup-verification-service';
import { directoryStore } from './directory-store';
import { VaultCopyService } from './vault-copy-service';

onEachEngine('Daily backups', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let backups: BackupService;
  let verification: BackupVerificationService;
  let copies: VaultCopyService;
  let expiry: BackupExpiryService;
  let tenantId: string;
  let close: () => Promise<void>;
  let recipient: () => Promise<string>;
  const clock = movableClock('2026-11-24T10:00:00.000Z');
  const folder = (): string => join(databases.folder, 'backups');

  beforeEach(async () => {
    clock.set('2026-11-24T10:00:00.000Z');
    databases = await make();
    const runtime = { ...systemRuntime, clock };
    core = await testCore(databases, runtime);
    tenantId = (await core.tenants.create({ company: 'Müller & Söhne 🌻 GmbH', slug: 'mueller' })).id;
    await changeSettings();
    const keyFile = join(databases.folder, 'backup.key');
    await createBackupKeyFile(keyFile, clock.now());
    const key = await readBackupKeyFile(keyFile);
    recipient = () => Promise.resolve(key.recipient);
    const identity = () => Promise.resolve(key.identity);
    const keys = openDatabase(databases.vaultUrl);
    const vault = new Vault(keys, () => readMasterKeys(databases.masterKeyFile), runtime);
    const store = directoryStore(folder());
    const { databaseUrl, vaultUrl } = databases;
    const journalHead = () => Promise.resolve(null);
    backups = new BackupService({ databaseUrl, store, clock, recipient, journalHead });
    expiry = new BackupExpiryService(store, clock);
    const journal = new JournalService(keys, undefined, runtime);
    const replay = { keys, vault, journal, runtime };
    verification = new BackupVerificationService(backups, { databaseUrl, store, identity, ...replay });
    const copyStore = directoryStore(join(databases.folder, 'copies'));
    copies = new VaultCopyService({ vaultUrl, store: copyStore, recipient, clock });
    close = () => keys.close();
  });
  afterEach(async () => {
    await close();
    await core.close();
    await databases.dispose();
  });

  const changeSettings = async (unconfirmedDays = 7): Promise<void> => {
    const settings = { active: false, company: null, processorAgreement: null, recordIp: false };
    await core.tenants.putSettings({ tenantId }, { ...settings, unconfirmedDays, keepProofDays: 1095 });
  };

  it('hold everything, and say how much of it', async () => {
    const manifest = await backups.run();
    expect(manifest).toMatchObject({ date: '2026-11-24', tables: { tenants: 1, ledger_entries: 1, consents: 0 } });
    expect(manifest.ledgerHeads[tenantId]?.seq).toBe(1);
    expect(await verification.verify(manifest)).toEqual({ ok: true, faults: [], consentsLost: {} });
    expect(await backups.records()).toMatchObject([{ date: '2026-11-24', verifiedAt: clock.now(), failedAt: null }]);
  });

  it('are found whole although writing went on while they were made', async () => {
    let writing = true;
    const writer = (async () => {
      for (let days = 1; writing; days = (days % 30) + 1) {
        await changeSettings(days);
        await pause();
      }
    })();
    try {
      const manifest = await backups.run();
      expect(await verification.verify(manifest)).toEqual({ ok: true, faults: [], consentsLost: {} });
    } finally {
      writing = false;
      await writer;
    }
  });

  it('are readable by nobody without the operator’s key', async () => {
    const { file } = await backups.run();
    const content = readFileSync(join(folder(), file));
    expect(content.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(content.includes('mueller')).toBe(false);
  });

  it.each(['cut', 'altered', 'exchanged'])('that were %s are not taken for whole', async (how) => {
    const manifest = await backups.run();
    const path = join(folder(), manifest.file);
    const content = readFileSync(path);
    if (how === 'cut') writeFileSync(path, content.subarray(0, content.length - 100));
    if (how === 'altered') writeFileSync(path, content.fill(randomBytes(1), content.length - 50, content.length - 49));
    if (how === 'exchanged') {
      await changeSettings(9);
      clock.set('2026-11-24T10:00:01.000Z');
      writeFileSync(path, readFileSync(join(folder(), (await backups.run()).file)));
    }
    await expect(verification.verify(manifest)).rejects.toThrow();
    expect((await backups.list())[0]?.verifiedAt).toBeNull();
  });

  it('that lost rows or hold a forged ledger are told', async () => {
    const manifest = await backups.run();
    const more = { ...manifest, tables: { ...manifest.tables, tenants: 2 } };
    expect((await verification.verify(more)).faults).toEqual(['table tenants has 1 rows instead of 2']);
    const database = openDatabase(databases.databaseUrl);
    await database.write((transaction) => transaction('ledger_entries').update({ ref: 'forged' }));
    await database.close();
    clock.set('2026-11-24T11:00:00.000Z');
    const { faults } = await verification.verify(await backups.run());
    expect(faults).toEqual([`the ledger of tenant ${tenantId} is broken at entry 1`]);
  });

  it('are made once a day in place of an earlier one, and kept for exactly 42 days', async () => {
    const day = new Date('2026-11-24T10:00:00.000Z');
    for (let count = 0; count < 45; count++) {
      clock.set(new Date(day.getTime() + count * 24 * 60 * 60 * 1000).toISOString());
      await backups.run();
      await expiry.removeExpired();
    }
    clock.set(new Date(clock.now().getTime() + 60_000).toISOString());
    await backups.run();
    const names = await readdir(folder());
    expect(names.filter((name) => name.endsWith('.age'))).toHaveLength(42);
    expect((await backups.list()).map(({ date }) => date).at(0)).toBe('2026-11-27');
  });

  it('that were replaced while they were tried do not come back', async () => {
    const first = await backups.run();
    clock.set('2026-11-24T10:01:00.000Z');
    const second = await backups.run();
    await backups.noteVerified(first);
    expect(await backups.list()).toEqual([second]);
    await backups.noteVerified(second);
    expect(await backups.list()).toMatchObject([{ file: second.file, verifiedAt: clock.now().toISOString() }]);
  });

  it('made beside each other leave one that is whole', async () => {
    clock.set('2026-11-24T10:01:00.000Z');
    await backups.run();
    clock.set('2026-11-24T10:02:00.000Z');
    const store = directoryStore(folder());
    // Another is made, from beginning to end, when the file of this one is there and no manifest names it yet.
    let others = 0;
    const slow: BackupStore = {
      ...store,
      async write(name, content) {
        if (name.endsWith('.json') && others++ === 0) {
          clock.set('2026-11-24T10:03:00.000Z');
          await backups.run();
        }
        await store.write(name, content);
      },
    };
    const { databaseUrl } = databases;
    const parts = { recipient, journalHead: () => Promise.resolve(null) };
    const made = await new BackupService({ databaseUrl, store: slow, clock, ...parts }).run();
    expect(await backups.list()).toEqual([made]);
    expect(await backups.isStoredWhole(made)).toBe(true);
  });

  it('that fail are noted, and leave the last good one alone', async () => {
    const good = await backups.run();
    clock.set('2026-11-25T10:00:00.000Z');
    const failing = new BackupService({
      ...{ databaseUrl: databases.databaseUrl, store: directoryStore(folder()), clock },
      recipient: () => Promise.resolve('age1damaged'),
      journalHead: () => Promise.resolve(null),
    });
    await expect(failing.run()).rejects.toThrow();
    expect(await failing.list()).toEqual([good]);
    expect((await failing.records()).at(-1)).toMatchObject({ date: '2026-11-25', madeAt: null, failedAt: clock.now() });
    expect((await readdir(folder())).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('never hold a key, which only copies of the vault do, and those go after 48 hours', async () => {
    expect(Object.keys((await backups.run()).tables).filter((name) => name.includes('key'))).toEqual([
      'api_keys',
      'idempotency_keys',
      'key_destructions',
    ]);
    const { file } = await copies.run();
    clock.set('2026-11-26T10:00:00.000Z');
    await copies.run();
    expect((await copies.list()).map((copy) => copy.file)).toContain(file);
    clock.set('2026-11-26T10:00:01.000Z');
    await copies.destroyExpired();
    expect((await copies.list()).map((copy) => copy.file)).toEqual(['vault-20261126T100000Z.age']);
  });
});
