import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { backupLease, Core } from '@kundenmeister/core';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { testBridge } from '../testing/test-bridge';
import { main } from './main';

describe('kmdp backup and kmdp vault', () => {
  let databases: TestDatabases;
  let folder: string;

  beforeEach(async () => {
    databases = await makeSqlite();
    folder = await mkdtemp(join(tmpdir(), 'kmdp-backup-'));
    await (await testBridge(databases)).close();
  });

  afterEach(async () => {
    await databases.dispose();
    await rm(folder, { recursive: true });
  });

  const kmdp = async (command: string, environment: Record<string, string> = {}, onComplaint = () => {}) => {
    const before = process.exitCode;
    process.exitCode = 0;
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    stderr.once('readable', onComplaint);
    await main(['node', 'kmdp', ...command.split(' '), '--json'], {
      stdout,
      stderr,
      environment: {
        DATABASE_URL: databases.databaseUrl,
        VAULT_URL: databases.vaultUrl,
        MASTER_KEY_FILE: databases.masterKeyFile,
        BACKUP_DIR: join(folder, 'backups'),
        VAULT_COPY_DIR: join(folder, 'copies'),
        BACKUP_KEY_FILE: join(folder, 'backup.key'),
        ...environment,
      },
    });
    const status = Number(process.exitCode);
    process.exitCode = before;
    stdout.end();
    stderr.end();
    const answer = await text(stdout);
    const result = (answer === '' ? {} : JSON.parse(answer)) as Record<string, unknown>;
    return { status, result, complaint: await text(stderr) };
  };

  it('makes a backup and a key that opens it, lists it, and finds it whole', async () => {
    const { result } = await kmdp('backup run');
    expect(Object.keys(result)).toEqual(['date', 'file', 'bytes', 'sha256']);
    expect((await stat(join(folder, 'backups', String(result['file'])))).size).toBe(result['bytes']);
    expect((await stat(join(folder, 'backup.key'))).mode & 0o777).toBe(0o600);
    const verified = { date: result['date'], ok: true, faults: [], consentsLost: {} };
    expect((await kmdp('backup verify')).result).toEqual(verified);
    expect((await kmdp('backup list')).result).toMatchObject({ backups: [{ ...result }] });
  });

  it('waits for the bridge that is at the backups, and says so', async () => {
    const bridge = new Core(databases);
    let letGo = (): void => undefined;
    let bridgeIsDone = false;
    const toldOf = new Promise<void>((resolve) => (letGo = resolve));
    let working = Promise.resolve<unknown>(undefined);
    await new Promise<void>((begun) => {
      working = bridge.leases.during(backupLease, async () => {
        begun();
        await toldOf;
        bridgeIsDone = true;
      });
    });
    const { status, complaint } = await kmdp('backup run', {}, letGo);
    expect(bridgeIsDone).toBe(true);
    await working;
    await bridge.close();
    expect(status).toBe(0);
    expect(complaint).toBe(`kmdp: waiting for process ${process.pid} on ${hostname()} to be done with the backups\n`);
  });

  it('lets go of the lease also when it fails', async () => {
    await kmdp('backup verify');
    expect(await kmdp('backup run')).toMatchObject({ status: 0, complaint: '' });
  });

  it('lists what there is also when the database is lost, and makes none', async () => {
    const { result } = await kmdp('backup run');
    const lost = join(folder, 'lost.sqlite');
    const listed = await kmdp('backup list', { DATABASE_URL: `sqlite:${lost}` });
    expect(listed).toMatchObject({ status: 0, result: { backups: [{ date: result['date'] }] } });
    expect(existsSync(lost)).toBe(false);
  });

  it('needs the key to verify, and none of it to make backups for a recipient', async () => {
    await kmdp('backup run');
    const recipient = /public key: (age1\w+)/.exec(await readFile(join(folder, 'backup.key'), 'utf8'))?.[1] as string;
    await rm(join(folder, 'backup.key'));
    expect((await kmdp('backup run', { BACKUP_RECIPIENT: recipient })).status).toBe(0);
    const { status, complaint } = await kmdp('backup verify', { BACKUP_RECIPIENT: recipient });
    expect(status).toBe(1);
    expect(complaint).toContain('backup.key is missing');
  });

  it.each(['backup run', 'vault copy'])(
    'refuses %s without the key of what is there, and makes none',
    async (command) => {
      await kmdp('backup run');
      const before = await readdir(join(folder, 'backups'));
      await rm(join(folder, 'backup.key'));
      const { status, complaint } = await kmdp(command);
      expect(status).toBe(1);
      expect(complaint).toMatch(
        /^kmdp: the backup key file \S+ is missing, .+: put it back, or set BACKUP_RECIPIENT .+\n$/,
      );
      expect(existsSync(join(folder, 'backup.key'))).toBe(false);
      expect(await readdir(join(folder, 'backups'))).toEqual(before);
    },
  );

  it('refuses to verify what is not there', async () => {
    expect(await kmdp('backup verify')).toMatchObject({ status: 1, complaint: 'kmdp: there is no backup\n' });
  });

  it('lists days of which nothing can be told', async () => {
    const { date } = (await kmdp('backup run')).result;
    await writeFile(join(folder, 'backups', `backup-${String(date)}.json`), '');
    expect((await kmdp('backup list')).result).toEqual({
      backups: [],
      unreadable: [date],
      days: [{ date, state: 'failed' }],
    });
    const { status, complaint } = await kmdp(`backup verify --date ${String(date)}`);
    expect(status).toBe(1);
    expect(complaint).toContain('cannot be read');
  });

  it('lists days that failed, also without the database, and notes them in it', async () => {
    const { date, file } = (await kmdp('backup run')).result;
    const [day, folderOfBackups] = [String(date), join(folder, 'backups')];
    expect((await kmdp('backup list')).result).toMatchObject({ days: [{ date: day, state: 'ok' }] });
    await appendFile(join(folderOfBackups, String(file)), 'x');
    expect((await kmdp('backup verify')).status).toBe(1);
    const lost = { DATABASE_URL: `sqlite:${join(folder, 'lost.sqlite')}` };
    expect((await kmdp('backup list', lost)).result).toMatchObject({
      backups: [{ date: day }],
      days: [{ date: day, state: 'failed' }],
    });
    await rm(join(folderOfBackups, `backup-${day}.json`));
    expect((await kmdp('backup list', lost)).result).toEqual({
      backups: [],
      unreadable: [],
      days: [{ date: day, state: 'failed' }],
    });
  });

  it('notes a day that failed by command as failed at once, and tells why it did', async () => {
    await writeFile(join(folder, 'backup.key'), 'damaged');
    const { status, complaint } = await kmdp('backup run');
    expect(status).toBe(1);
    expect(complaint).toContain('holds no AGE-SECRET-KEY');
    const core = new Core(databases);
    const { alarms } = await core.backupDays.standing();
    await core.close();
    expect(alarms).toMatchObject([{ code: 'backup-failed' }]);
  });

  it('copies the vault to another place', async () => {
    const { result } = await kmdp('vault copy');
    expect(await readdir(join(folder, 'copies'))).toEqual([result['file']]);
  });

  it('removes what is too old, and says when it cannot, although there is a new one', async () => {
    const old = join(folder, 'backups', 'backup-2026-01-01.age');
    await mkdir(old, { recursive: true });
    const { status, result, complaint } = await kmdp('backup run');
    expect(result).toHaveProperty('sha256');
    expect(status).toBe(1);
    expect(complaint).toContain('could not be removed (backups)');
    await rm(old, { recursive: true });
    await writeFile(old, '');
    await writeFile(join(folder, 'backup.key'), 'damaged');
    expect((await kmdp('backup run')).status).toBe(1);
    expect(await readdir(join(folder, 'backups'))).not.toContain('backup-2026-01-01.age');
  });

  it('takes no common place for backups and copies of the vault', async () => {
    const { status, complaint } = await kmdp('vault copy', { VAULT_COPY_DIR: join(folder, 'backups') });
    expect(status).toBe(1);
    expect(complaint).toContain('VAULT_COPY_DIR');
  });
});
