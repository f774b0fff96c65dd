import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Core, occupy, systemRuntime } from '@kundenmeister/core';
import { createBackupKeyFile } from '../../../core/src/backup/age-key';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { meddle } from '../../../core/src/testing-dump';
import { createMasterKeyFile } from '../../../core/src/vault/master-key';
import { testBridge } from '../testing/test-bridge';
import { main } from './main';

describe('kmdp restore', () => {
  let databases: TestDatabases;
  let folder: string;
  let date: string;
  let tenantId: string;

  beforeEach(async () => {
    databases = await makeSqlite();
    folder = await mkdtemp(join(tmpdir(), 'kmdp-restore-'));
    const bridge = await testBridge(databases);
    tenantId = bridge.tenantId;
    await bridge.close();
    // Makes the mirror.
    await kmdp('migrate');
    date = String((await kmdp('backup run')).result['date']);
  });
  afterEach(async () => {
    await databases.dispose();
    await rm(folder, { recursive: true });
  });

  const kmdp = async (command: string, options = ['--json']) => {
    const before = process.exitCode;
    process.exitCode = 0;
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    await main(['node', 'kmdp', ...command.split(' '), ...options], {
      stdout,
      stderr,
      environment: {
        DATABASE_URL: databases.databaseUrl,
        VAULT_URL: databases.vaultUrl,
        MASTER_KEY_FILE: databases.masterKeyFile,
        BACKUP_DIR: join(folder, 'backups'),
        VAULT_COPY_DIR: join(folder, 'copies'),
        BACKUP_KEY_FILE: join(folder, 'backup.key'),
        JOURNAL_MIRROR: join(folder, 'mirror'),
      },
    });
    const status = Number(process.exitCode);
    process.exitCode = before;
    stdout.end();
    stderr.end();
    const answer = await text(stdout);
    const result = (answer.startsWith('{') ? JSON.parse(answer) : {}) as Record<string, unknown>;
    return { status, result, answer, complaint: await text(stderr) };
  };

  it('answers what came back, what was erased again, and where the journal stood', async () => {
    const { status, result } = await kmdp(`restore --backup ${date}`);
    expect(status).toBe(0);
    expect(result).toMatchObject({ erasedAgain: 0, journalHead: { seq: 0 }, ok: true });
    expect(result['restored']).toBeGreaterThan(0);
    expect((await kmdp('ledger verify')).status).toBe(0);
    expect((await kmdp('doctor')).answer).not.toContain('backup-none');
  });

  it('says in words what was done and what is lost', async () => {
    const { answer } = await kmdp(`restore --backup ${date}`, []);
    expect(answer).toContain('decrypting the backup into quarantine …\n');
    expect(answer).toContain('the replaced data lies for seven days in ');
    expect(answer.endsWith('ok: start the bridges\n')).toBe(true);
  });

  it('is refused in one line while a bridge runs, but not for the lost rows of one tenant', async () => {
    const bridge = await occupy(databases.databaseUrl, 'beside');
    const { status, complaint } = await kmdp(`restore --backup ${date}`);
    expect({ status, lines: complaint.trim().split('\n').length }).toEqual({ status: 1, lines: 1 });
    expect(complaint).toContain('stop every bridge');
    const { result } = await kmdp(`restore --backup ${date} --tenant ${tenantId}`);
    expect(result).toMatchObject({ tenantId, restored: 0, erasedAgain: 0, fairUse: { count: 0 }, ok: true });
    await bridge.release();
  });

  describe('with what the tenant had asked of that day', () => {
    const restoreLost = async (): Promise<{ state: string; result: Record<string, unknown>; words: string }> => {
      const core = new Core(databases);
      const lost = { backupDate: date, description: 'Zwei Zeilen' };
      const { id } = await core.restoreRequests.create({ tenantId }, lost);
      const { result } = await kmdp(`restore --backup ${date} --tenant ${tenantId}`);
      const { answer: words } = await kmdp(`restore --backup ${date} --tenant ${tenantId}`, []);
      const { state } = await core.restoreRequests.get(tenantId, id);
      await core.close();
      return { state, result, words };
    };

    it('answers it when rows come back', async () => {
      const core = new Core(databases);
      const settings = { active: false, company: null, processorAgreement: null, recordIp: false };
      await core.tenants.putSettings({ tenantId }, { ...settings, unconfirmedDays: 7, keepProofDays: 1095 });
      await core.close();
      await kmdp('backup run');
      await meddle(databases.databaseUrl, 'DELETE FROM ledger_entries WHERE seq = 1');
      const { state, result } = await restoreLost();
      expect(result).toMatchObject({ requestsDone: 1, ok: true });
      expect(result['restored']).toBeGreaterThan(0);
      expect(state).toBe('done');
    });

    it('leaves it open when nothing was missing, and says so', async () => {
      const { state, result, words } = await restoreLost();
      expect(result).toMatchObject({ restored: 0, requestsDone: 0, ok: true });
      expect(words).toContain('nothing was missing');
      expect(state).toBe('received');
    });
  });

  it('keeps other commands away while it works', async () => {
    const restore = await occupy(databases.databaseUrl, 'alone');
    const { status, complaint } = await kmdp('backup run');
    expect({ status, complaint }).toMatchObject({
      status: 1,
      complaint: expect.stringContaining('under way') as string,
    });
    await restore.release();
  });

  it('refuses a day without a backup, and wrong usage with another status', async () => {
    expect(await kmdp('restore --backup 2020-01-01')).toMatchObject({
      status: 1,
      complaint: 'kmdp: there is no backup of 2020-01-01\n',
    });
    expect((await kmdp('restore')).status).toBe(2);
    expect((await kmdp('restore --backup yesterday')).status).toBe(2);
    expect((await kmdp(`restore --backup ${date} --tenant ${tenantId} --vault-copy x`)).status).toBe(2);
  });

  describe('says in one line of its own words why it refuses', () => {
    const refusalOf = async (command = `restore --backup ${date}`): Promise<string> => {
      const { status, complaint } = await kmdp(command);
      expect(status).toBe(1);
      expect(complaint).toMatch(/^kmdp: .+\n$/);
      return complaint.slice('kmdp: '.length, -1);
    };
    const withCopy = async (content: string): Promise<string> => {
      await writeFile(join(folder, 'copy.age'), content);
      return refusalOf(`restore --backup ${date} --vault-copy ${join(folder, 'copy.age')}`);
    };

    it('a copy of the vault that is none', async () => {
      const foreign = 'the file copy.age is no age file: name a backup or a copy of the vault';
      expect(await withCopy('geheim: Erika\nMuster\n')).toBe(foreign);
      expect(await withCopy(await readFile(databases.masterKeyFile, 'utf8'))).toBe(foreign);
      expect(await withCopy('')).toContain('the file copy.age is empty: ');
      expect(await refusalOf(`restore --backup ${date} --vault-copy ${folder}`)).toContain('--vault-copy is no file');
    });

    it('another backup key', async () => {
      await rename(join(folder, 'backup.key'), join(folder, 'away'));
      await createBackupKeyFile(join(folder, 'backup.key'), new Date());
      expect(await refusalOf()).toContain('.age was made for another backup key: ');
    });

    it('another master key', async () => {
      await rm(databases.masterKeyFile);
      createMasterKeyFile(databases.masterKeyFile, systemRuntime.random);
      const reason = 'The master key file does not open this vault: ';
      expect(await refusalOf()).toContain(reason);
      expect(await refusalOf(`restore --backup ${date} --tenant ${tenantId}`)).toContain(reason);
    });

    it('directories in place of files, and files in place of directories', async () => {
      await rm(join(folder, 'mirror'));
      await mkdir(join(folder, 'mirror'));
      expect(await refusalOf()).toContain('JOURNAL_MIRROR is no file');
      await rm(join(folder, 'backups'), { recursive: true });
      await writeFile(join(folder, 'backups'), '');
      expect(await refusalOf('backup run')).toContain('a file is in place of a directory: ');
      expect(await refusalOf('backup list')).toContain('a file is in place of a directory: ');
    });
  });
});
