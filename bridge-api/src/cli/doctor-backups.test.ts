import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Core, systemRuntime } from '@kundenmeister/core';
import { createBackupKeyFile } from '../../../core/src/backup/age-key';
import { keptDays } from '../../../core/src/backup/calendar';
import { makeSqlite, testCore, type TestDatabases } from '../../../core/src/testing';
import { backupPlaces } from '../backups/places';
import { loadConfig } from '../config';
import { checkBackups } from './doctor-backups';
import type { Check } from './doctor-checks';

describe('what doctor says of the backups', () => {
  let databases: TestDatabases;
  let core: Core;

  const environment = { ...process.env };
  beforeAll(() => Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' }));
  afterAll(() => {
    process.env = environment;
  });

  beforeEach(async () => {
    databases = await makeSqlite();
    core = await testCore(databases);
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const config = (more: Record<string, string> = {}) =>
    loadConfig({
      BACKUP_DIR: join(databases.folder, 'backups'),
      VAULT_COPY_DIR: join(databases.folder, 'copies'),
      BACKUP_KEY_FILE: join(databases.folder, 'backup.key'),
      ...more,
    });
  const check = (more: Record<string, string> = {}): Promise<Check> => checkBackups(config(more), core);
  const backUp = async (): Promise<void> => {
    const work = core.backupWork(backupPlaces(config()));
    await work.run('backup');
    await work.due();
  };

  it('is well before the first, and once there is one', async () => {
    expect(await check({ BACKUP_TIME: '03:15' })).toMatchObject({ ok: true, message: 'none yet; every day at 03:15' });
    await backUp();
    const today = keptDays(systemRuntime.clock.now()).at(-1);
    const message = `newest of ${today}, not restored for trial yet; 1 kept`;
    expect(await check()).toMatchObject({ ok: true, message: expect.stringContaining(message) as string });
    expect((await check({ BACKUPS: 'false' })).message).toBe(`not made here, as BACKUPS is false; ${message}`);
  });

  it('names the days that failed', async () => {
    const [day = ''] = keptDays(systemRuntime.clock.now());
    const failedAt = systemRuntime.clock.now();
    await core.backupDays.record([{ date: day, madeAt: null, bytes: null, verifiedAt: null, failedAt }]);
    const { ok, message } = await check();
    expect(ok).toBe(false);
    expect(message).toContain(`backup-failed ${day}`);
  });

  it('is wrong when the key of earlier backups is missing', async () => {
    await backUp();
    rmSync(join(databases.folder, 'backup.key'));
    expect(await check()).toMatchObject({ ok: false, message: expect.stringContaining('BACKUP_KEY_FILE') as string });
    expect((await check({ BACKUP_RECIPIENT: 'age1abc' })).ok).toBe(true);
  });

  it('names backups that the key does not open, and is wrong when the newest is one', async () => {
    await backUp();
    rmSync(join(databases.folder, 'backup.key'));
    await createBackupKeyFile(join(databases.folder, 'backup.key'), systemRuntime.clock.now());
    const today = keptDays(systemRuntime.clock.now()).at(-1);
    const message = `the key in BACKUP_KEY_FILE does not open the backups of ${today}`;
    expect(await check()).toMatchObject({ ok: false, message: expect.stringContaining(message) as string });
    const manifest = join(databases.folder, 'backups', `backup-${today}.json`);
    const other = keptDays(systemRuntime.clock.now()).at(-2) ?? '';
    const content = readFileSync(manifest, 'utf8').replaceAll(today ?? '', other);
    writeFileSync(join(databases.folder, 'backups', `backup-${other}.json`), content);
    await backUp();
    await core.backupWork(backupPlaces(config())).run('verification');
    await core.backupWork(backupPlaces(config())).due();
    expect(await check()).toMatchObject({
      ok: true,
      message: expect.stringContaining(`backups of ${other}`) as string,
    });
  });

  it('is wrong when a place does not answer, and says why', async () => {
    const { ok, message } = await check({ BACKUP_DIR: 's3://backups', S3_ENDPOINT: 'http://127.0.0.1:1' });
    expect(ok).toBe(false);
    expect(message).toMatch(/^BACKUP_DIR: s3:\/\/backups does not answer \(.+\): check S3_ENDPOINT and the network$/);
  });

  it('is wrong when a place is none that can be written', async () => {
    writeFileSync(join(databases.folder, 'copies'), '');
    expect(await check()).toMatchObject({ ok: false, message: expect.stringContaining('VAULT_COPY_DIR') as string });
    expect((await check({ VAULT_COPY_DIR: join(databases.folder, 'elsewhere') })).ok).toBe(true);
  });
});
