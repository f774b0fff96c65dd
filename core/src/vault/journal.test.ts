import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '../database/database';
import { migrate } from '../database/migrate';
import { vaultMigrations } from '../database/vault-migrations/index';
import { systemRuntime } from '../runtime/system-runtime';
import { onEachEngine, type TestDatabases } from '../testing';
import { meddle } from '../testing-dump';
import type { JournalEntry } from './journal-entry';
import { JournalMirror } from './journal-mirror';
import { JournalMismatch, JournalService } from './journal-service';
import { createMasterKeyFile, readMasterKeys } from './master-key';
import { Vault } from './vault';

onEachEngine('The deletion journal', (make) => {
  let databases: TestDatabases;
  let database: Database;
  let file: string;

  beforeEach(async () => {
    databases = await make();
    file = join(databases.folder, 'elsewhere', 'journal.jsonl');
    database = openDatabase(databases.vaultUrl);
    await migrate(database, vaultMigrations);
    createMasterKeyFile(databases.masterKeyFile, systemRuntime.random);
  });

  afterEach(async () => {
    await database.close();
    await databases.dispose();
  });

  const journal = (): JournalService => new JournalService(database, new JournalMirror(file), systemRuntime);
  const withoutMirror = (): JournalService => new JournalService(database, undefined, systemRuntime);
  const person = (...ids: string[]) => ({ kind: 'person', ids }) as const;
  const mirrored = (): number[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as JournalEntry).seq);
  const seqs = async (): Promise<number[]> =>
    (await journal().list({ after: 0, limit: 100 })).map((entry) => entry.seq);
  const vault = (): Vault => new Vault(database, () => readMasterKeys(databases.masterKeyFile), systemRuntime);

  it('chains what is erased, of all tenants, in vault and mirror alike', async () => {
    await journal().append('t1', [person('a', 'b')]);
    await journal().append('t2', [{ kind: 'records', ids: [{ type: 'consent', id: 'c' }] }, person('d')]);
    const entries = await journal().list({ after: 0, limit: 100 });
    expect(entries).toMatchObject([
      { seq: 1, tenantId: 't1', kind: 'person', ids: ['a', 'b'], prevHash: '0'.repeat(64) },
      { seq: 2, tenantId: 't2', kind: 'records', ids: [{ type: 'consent', id: 'c' }], prevHash: entries[0]?.hash },
      { seq: 3, tenantId: 't2', kind: 'person', ids: ['d'], prevHash: entries[1]?.hash },
    ]);
    expect(await journal().firstBroken()).toBeUndefined();
    expect(await journal().head()).toEqual({ seq: 3, hash: entries[2]?.hash });
    const copies: JournalEntry[] = [];
    for await (const entry of new JournalMirror(file).after(0)) copies.push(entry);
    expect(copies).toEqual(entries);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('destroys the keys of persons in the same moment, and no others', async () => {
    const keys = await vault().takeSubjectKeys('t1', 3);
    const [one, two, three] = keys.map(({ id }) => id) as [string, string, string];
    await journal().append('t1', [person(one), { kind: 'records', ids: [{ type: 'submission', id: three }] }]);
    expect([...(await vault().present([one, two, three]))].sort()).toEqual([two, three].sort());
  });

  it('keeps one chain when many append at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => journal().append(`t${n % 3}`, [person(`s${n}`)])));
    expect(await seqs()).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(mirrored()).toEqual(await seqs());
    expect(await journal().firstBroken()).toBeUndefined();
  });

  it('takes over what only the mirror has, keys included: the vault had not come to it, or was put back', async () => {
    const [key] = await vault().takeSubjectKeys('t1', 1);
    await journal().append('t1', [person('a')]);
    await journal().append('t1', [person(key?.id ?? '')]);
    const whole = await journal().list({ after: 0, limit: 9 });
    await meddle(databases.vaultUrl, 'DELETE FROM deletion_journal WHERE seq = 2');
    await meddle(databases.vaultUrl, 'UPDATE deletion_journal_head SET seq = 1, hash = ?', [whole[0]?.hash ?? '']);
    await meddle(
      databases.vaultUrl,
      'INSERT INTO vault_keys (id, tenant_id, kind, wrapped, master_version, created_at) VALUES (?, ?, ?, ?, 1, 1)',
      [key?.id ?? '', 't1', 'subject', 'x'],
    );
    await journal().recover();
    expect(await journal().list({ after: 0, limit: 9 })).toEqual(whole);
    expect((await vault().present([key?.id ?? ''])).size).toBe(0);
  });

  it('goes on after what only the mirror has', async () => {
    await journal().append('t1', [person('a')]);
    await meddle(databases.vaultUrl, 'DELETE FROM deletion_journal');
    await meddle(databases.vaultUrl, 'UPDATE deletion_journal_head SET seq = 0, hash = ?', ['0'.repeat(64)]);
    await journal().append('t1', [person('b')]);
    expect(await journal().list({ after: 0, limit: 9 })).toMatchObject([{ ids: ['a'] }, { ids: ['b'] }]);
    expect(await journal().firstBroken()).toBeUndefined();
    expect(mirrored()).toEqual([1, 2]);
  });

  it('gives a mirror that is new, or was put back, what it lacks', async () => {
    await withoutMirror().append('t1', [person('a')]);
    await withoutMirror().append('t1', [person('b')]);
    expect(existsSync(file)).toBe(false);
    await journal().recover();
    expect(mirrored()).toEqual([1, 2]);
    await withoutMirror().append('t1', [person('c')]);
    await journal().append('t1', [person('d')]);
    expect(mirrored()).toEqual([1, 2, 3, 4]);
  });

  it('cuts off what a crash left of a line: of that nothing had come yet', async () => {
    await journal().append('t1', [person('a')]);
    appendFileSync(file, `{"seq":2,"tenant":"t1","kind":"person","ids":["${'x'.repeat(70_000)}`);
    await journal().recover();
    expect(await seqs()).toEqual([1]);
    await journal().append('t1', [person('b')]);
    expect(mirrored()).toEqual([1, 2]);
  });

  it('reads a last line that is longer than what it reads at once', async () => {
    const ids = Array.from({ length: 5000 }, (_, n) => `0190-${n}`.padEnd(36, '0'));
    await journal().append('t1', [person('a')]);
    await journal().append('t1', [person(...ids)]);
    expect(await new JournalMirror(file).last()).toMatchObject({ seq: 2, ids });
  });

  describe('refuses a mirror that is not its own:', () => {
    beforeEach(async () => {
      for (const id of ['a', 'b', 'c']) await journal().append('t1', [person(id)]);
    });
    const alter = (change: (lines: string[]) => string[]): void =>
      writeFileSync(file, change(readFileSync(file, 'utf8').split('\n')).join('\n'));
    const refused = (): Promise<void> => expect(journal().recover()).rejects.toThrow(JournalMismatch);

    it('its newest entry differs', async () => {
      alter((lines) =>
        lines.map((line) => line.replace('"seq":3', '"seq":3,"x":1').replace(/[0-9a-f]{64}"}/, `${'e'.repeat(64)}"}`)),
      );
      await refused();
    });

    it('it is ahead with entries that do not follow', async () => {
      alter((lines) => [...lines.slice(0, 3), (lines[2] ?? '').replace('"seq":3', '"seq":4'), '']);
      await refused();
    });

    it('it is behind with another past', async () => {
      alter((lines) => [(lines[0] ?? '').replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'e'.repeat(64)}"`), '']);
      await refused();
    });

    it('but makes a lost one anew', async () => {
      rmSync(file);
      await journal().recover();
      expect(mirrored()).toEqual([1, 2, 3]);
    });
  });

  it.each([
    ['an entry that was altered', 'UPDATE deletion_journal SET ids = ? WHERE seq = 2', '["x"]', 2],
    ['an entry that is gone', 'DELETE FROM deletion_journal WHERE seq = 2 AND ids <> ?', '', 2],
    ['a head that was set', 'UPDATE deletion_journal_head SET hash = ?', 'e'.repeat(64), 3],
  ])('shows %s', async (_, sql, binding, seq) => {
    for (const id of ['a', 'b', 'c']) await withoutMirror().append('t1', [person(id)]);
    await meddle(databases.vaultUrl, sql, [binding]);
    expect(await withoutMirror().firstBroken()).toBe(seq);
  });
});
