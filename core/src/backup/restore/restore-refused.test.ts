import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { makeSqlite } from '../../testing';
import { BackupWorld } from '../../testing-backups';
import { dump, meddle } from '../../testing-dump';
import { emptyJournal } from '../../vault/journal-entry';

/** What speaks against a restore lies in files and in the vault, whatever the engine: one is enough. */
describe('A restore', () => {
  let world: BackupWorld;
  beforeEach(async () => (world = await BackupWorld.open(await makeSqlite())));
  afterEach(() => world.dispose());

  const date = '2026-10-01';
  const person = async (email: string) => {
    return { kind: 'person', ids: [await world.subjectOf(await world.signUp(email))] } as const;
  };
  /** Refused for this reason, and the data in place is as it was. */
  const refused = async (reason: string): Promise<void> => {
    // Keys that lie ready for new persons go when a bridge stops.
    await world.core.close();
    const before = await dump(world.databases);
    await expect(world.restore({ date })).rejects.toThrow(reason);
    expect(isDeepStrictEqual(await dump(world.databases), before)).toBe(true);
    expect(world.leftovers()).toEqual([]);
  };
  /** What was said is put in place of a journal that is one entry shorter, its head included. */
  const cutJournal = async (seq: number): Promise<void> => {
    const [last] = await world.core.journal.list({ after: seq - 1, limit: 1 });
    await meddle(world.databases.vaultUrl, 'DELETE FROM deletion_journal WHERE seq > ?', [seq]);
    const hash = seq === 0 ? emptyJournal.hash : (last?.hash ?? '');
    await meddle(world.databases.vaultUrl, 'UPDATE deletion_journal_head SET seq = ?, hash = ?', [seq, hash]);
  };

  it('is refused without a backup of that day, and with one that was altered', async () => {
    await refused('there is no backup of 2026-10-01');
    const { file } = await world.backups.daily.run();
    const path = join(world.places.backupDir, file);
    const content = readFileSync(path);
    content.writeUInt8(content.readUInt8(content.length - 40) ^ 1, content.length - 40);
    writeFileSync(path, content);
    await refused('');
  });

  it('is refused when the mirror is missing, cut or altered', async () => {
    await world.backups.daily.run();
    for (const name of ['anna', 'eva']) await world.erase(await person(`${name}@example.at`));
    const mirror = readFileSync(world.mirror, 'utf8');
    rmSync(world.mirror);
    await refused('mirror of the deletion journal is missing');
    writeFileSync(world.mirror, `${mirror.split('\n')[0]}\n`);
    await refused('mirror is cut or older');
    writeFileSync(world.mirror, mirror.replace('"kind":"person"', '"kind":"records"'));
    await refused('mirror is cut or altered at entry 1');
    writeFileSync(world.mirror, mirror.replace('{"seq":1', '{"seq:1'));
    await refused('no entry');
    writeFileSync(world.mirror, mirror);
    await world.restore({ date });
  });

  it('is refused when the journal in the vault is cut or altered', async () => {
    await world.backups.daily.run();
    for (const name of ['anna', 'eva']) await world.erase(await person(`${name}@example.at`));
    await meddle(world.databases.vaultUrl, "UPDATE deletion_journal SET ids = '[]' WHERE seq = 1");
    await refused('journal is cut or altered at entry 1');
    await meddle(world.databases.vaultUrl, 'DELETE FROM deletion_journal WHERE seq = 1');
    await refused('journal is cut or altered at entry 1');
  });

  it('is refused when journal and mirror are as old as the backup, and the data in place knows better', async () => {
    await world.erase(await person('anna@example.at'));
    const eva = await person('eva@example.at');
    await world.backups.daily.run();
    const old = join(world.databases.folder, 'old-mirror');
    copyFileSync(world.mirror, old);
    world.toDay(1);
    await world.erase(eva);
    copyFileSync(old, world.mirror);
    await cutJournal(1);
    await refused('the data in place knows entry 2');
  });

  it('is refused for a journal older than what a newer backup knows', async () => {
    await world.erase(await person('anna@example.at'));
    const eva = await person('eva@example.at');
    await world.backups.daily.run();
    const old = join(world.databases.folder, 'old-mirror');
    copyFileSync(world.mirror, old);
    await world.erase(eva);
    world.toDay(1);
    await world.backups.daily.run();
    copyFileSync(old, world.mirror);
    await cutJournal(1);
    await world.loseDatabase();
    await expect(world.restore({ date })).rejects.toThrow('the backup of 2026-10-02 knows entry 2');
  });

  it('takes over what only the mirror has, keys included', async () => {
    const anna = await person('anna@example.at');
    await world.backups.daily.run();
    const key = await world.keyRow(anna.ids[0] ?? '');
    await world.erase(anna);
    await cutJournal(0);
    await world.putKeyBack(key);
    await world.loseDatabase();
    expect(await world.restore({ date })).toMatchObject({ erasedAgain: 1, journalHead: { seq: 1 } });
    expect(await world.consentsOf('anna@example.at')).toEqual([]);
    expect(await world.keyRow(anna.ids[0] ?? '')).toBeUndefined();
  });

  it('reveals nobody whose key is gone: the decrypted backup holds neither address nor name, and nothing opens it', async () => {
    const anna = await person('anna.beispiel@example.at');
    await world.backups.daily.run();
    const [manifest] = await world.backups.daily.list();
    await world.erase(anna);
    const content = await world.decrypted(manifest);
    expect(content.includes(anna.ids[0] ?? '')).toBe(true);
    for (const text of ['anna.beispiel', 'Anna Beispiel', Buffer.from('anna.beispiel').toString('hex')]) {
      expect(content.includes(text) || content.includes(text.toUpperCase())).toBe(false);
    }
    expect(await world.keyRow(anna.ids[0] ?? '')).toBeUndefined();
  });

  it('of a lost machine is refused when the mirror is as old as the copy of the vault', async () => {
    const anna = await person('anna@example.at');
    await world.erase(await person('eva@example.at'));
    await world.backups.daily.run();
    const { file } = await world.backups.vaultCopies.run();
    const old = join(world.databases.folder, 'old-mirror');
    copyFileSync(world.mirror, old);
    await world.erase(anna);
    world.toDay(1);
    await world.backups.daily.run();
    copyFileSync(old, world.mirror);
    await world.loseDatabase();
    await world.loseVault();
    const lost = world.restore({ date, vaultCopy: join(world.places.vaultCopyDir, file) });
    await expect(lost).rejects.toThrow('the backup of 2026-10-02 knows entry 2');
  });
});
