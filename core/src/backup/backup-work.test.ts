import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../core';
import { systemRuntime } from '../runtime/system-runtime';
import { movableClock, onEachEngine, testCore, type TestDatabases } from '../testing';
import { createBackupKeyFile } from './age-key';
import { BackupWorkService } from './backup-work-service';
import type { BackupPlaces } from './backups-service';
import { runTask, type TaskProgram } from './task-process';

onEachEngine('The daily work on backups', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let work: BackupWorkService;
  let places: BackupPlaces;
  const clock = movableClock('2026-11-29T09:00:00.000Z');
  const program: TaskProgram = {
    file: join(__dirname, 'backup-process.ts'),
    execArgv: ['--require', join(__dirname, '../testing-swc.cjs')],
  };

  beforeEach(async () => {
    clock.set('2026-11-29T09:00:00.000Z');
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' });
    const [backupDir, vaultCopyDir] = [join(databases.folder, 'backups'), join(databases.folder, 'copies')];
    places = { backupDir, vaultCopyDir, keyFile: join(databases.folder, 'backup.key') };
    work = core.backupWork(places);
  });
  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const doAll = async (): Promise<string[]> => {
    const done: string[] = [];
    for (let task = await work.due(); task && done.length < 5; task = await work.due()) {
      await work.run(task);
      done.push(task);
    }
    return done;
  };

  it('is the backup, a copy of the vault and the trial, once a day, and noted for every bridge', async () => {
    expect(await doAll()).toEqual(['backup', 'vault-copy', 'verification']);
    const today = { date: '2026-11-29', state: 'ok', verifiedAt: clock.now(), alarm: false };
    expect(await core.backupDays.calendar()).toMatchObject([today]);
    expect(await core.backupDays.standing()).toMatchObject({ kept: 1, missing: 0, alarms: [] });
    clock.set('2026-11-30T09:00:00.000Z');
    expect(await doAll()).toEqual(['backup', 'vault-copy', 'verification']);
  });

  it('makes another backup when the one made is found altered, and tells meanwhile', async () => {
    await doAll();
    const [manifest] = await core.backups(places).daily.list();
    appendFileSync(join(places.backupDir, manifest?.file ?? ''), 'x');
    clock.set('2026-11-29T10:00:00.000Z');
    expect(await work.verify()).toEqual({
      date: '2026-11-29',
      faults: ['its file is not the one that was made'],
      consentsLost: {},
    });
    expect(await work.due()).toBe('backup');
    expect(await core.backupDays.standing()).toMatchObject({ kept: 0, alarms: [{ code: 'backup-failed' }] });
    clock.set('2026-11-29T11:00:00.000Z');
    expect(await doAll()).toEqual(['backup', 'vault-copy', 'verification']);
    expect(await core.backupDays.standing()).toMatchObject({ kept: 1, alarms: [] });
  });

  it('does not blame a backup for one that it replaced while that was tried', async () => {
    const backups = core.backups(places);
    const parts = { backups, days: core.backupDays, places, clock, timeOfDay: '02:30' };
    await backups.daily.run();
    jest.spyOn(backups.verification, 'verify').mockImplementation(async () => {
      clock.set('2026-11-29T09:01:00.000Z');
      await backups.daily.run();
      throw new Error('its file is gone');
    });
    await expect(new BackupWorkService(parts).verify()).rejects.toThrow('another backup of 2026-11-29 was made');
    expect(await backups.daily.records()).toMatchObject([{ madeAt: clock.now(), failedAt: null }]);
  });

  it('does not blame the backup when it cannot be tried', async () => {
    await work.run('backup');
    rmSync(places.keyFile);
    await expect(work.verify()).rejects.toThrow('backup.key is missing');
    await work.due();
    expect(await core.backupDays.standing()).toMatchObject({ kept: 1, alarms: [] });
  });

  it('makes the first key, and none beside backups that it does not open', async () => {
    expect(await work.isPossible()).toBe(true);
    await doAll();
    rmSync(places.keyFile);
    expect(await work.isPossible()).toBe(false);
    // As a bridge that does not see the directory.
    const elsewhere = { ...places, backupDir: join(databases.folder, 'other') };
    expect(await core.backupWork(elsewhere).isPossible()).toBe(false);
    expect(await core.backupWork({ ...places, recipient: 'age1x' }).isPossible()).toBe(true);
  });

  it('makes no key beside what it does not open whoever asks, and leaves that alone', async () => {
    await doAll();
    rmSync(places.keyFile);
    const [before] = await core.backups(places).daily.list();
    clock.set('2026-11-29T10:00:00.000Z');
    for (const task of ['backup', 'vault-copy'] as const) await expect(work.run(task)).rejects.toThrow('put it back');
    expect(existsSync(places.keyFile)).toBe(false);
    expect(await core.backups(places).daily.list()).toEqual([before]);
    expect(existsSync(join(places.backupDir, before?.file ?? ''))).toBe(true);
    expect(await core.backups(places).vaultCopies.list()).toHaveLength(1);
  });

  it('makes no key beside a copy of the vault alone', async () => {
    await work.run('vault-copy');
    rmSync(places.keyFile);
    expect(await work.isPossible()).toBe(false);
  });

  it('knows of which days the key that is here opens no backup', async () => {
    await doAll();
    expect(await work.foreignDays()).toEqual([]);
    rmSync(places.keyFile);
    expect(await work.foreignDays()).toEqual([]);
    await createBackupKeyFile(places.keyFile, clock.now());
    expect(await work.foreignDays()).toEqual(['2026-11-29']);
  });

  it('is done by a process of its own', async () => {
    const { databaseUrl, vaultUrl, masterKeyFile } = databases;
    const options = { databaseUrl, vaultUrl, masterKeyFile };
    const order = { task: 'backup', options, places } as const;
    const done = await runTask(order, new AbortController().signal, program);
    expect(done).toMatchObject({ task: 'backup', bytes: expect.any(Number) as number });
    const wrong = { ...order, places: { ...places, recipient: 'age1damaged' } };
    await expect(runTask(wrong, new AbortController().signal, program)).rejects.toThrow('backup thread failed');
    const stopped = new AbortController();
    const stopping = runTask(order, stopped.signal, program);
    stopped.abort();
    await expect(stopping).rejects.toThrow();
    expect(existsSync(places.keyFile)).toBe(true);
  });
});
