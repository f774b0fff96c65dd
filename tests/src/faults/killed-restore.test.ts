import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { BackupWorld, onEachEngine } from '@kundenmeister/core/testing';
import { seededRandom } from '../helpers/seeded-random';

const rounds = Number(process.env['FAULT_ROUNDS'] ?? 0) || { sqlite: 12, mysql: 3 };
const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const program = resolve(__dirname, '../../../bridge-api/bin/kmdp.js');

onEachEngine('A restore that is killed', (make) => {
  let world: BackupWorld;
  let environment: Record<string, string>;
  let date: string;

  beforeAll(async () => {
    world = await BackupWorld.open(await make());
    const { databases, places, mirror } = world;
    environment = {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: databases.databaseUrl,
      VAULT_URL: databases.vaultUrl,
      MASTER_KEY_FILE: databases.masterKeyFile,
      BACKUP_DIR: places.backupDir,
      VAULT_COPY_DIR: places.vaultCopyDir,
      BACKUP_KEY_FILE: places.keyFile,
      JOURNAL_MIRROR: mirror,
    };
    const erased = await world.subjectOf(await world.signUp('erased@example.at'));
    await world.signUp('stays@example.at');
    ({ date } = await world.backups.daily.run());
    await world.erase({ kind: 'person', ids: [erased] });
  });
  afterAll(() => world.dispose());

  const command = (): string[] => [program, 'restore', '--backup', date, '--json'];
  const restore = () => promisify(execFile)(process.execPath, command(), { env: environment });
  const isWhole = async (): Promise<void> => {
    expect(await world.core.ledgerChecks.check(world.muster.tenantId)).toMatchObject({ ok: true });
    expect(await world.consentsOf('erased@example.at')).toEqual([]);
    expect(await world.consentsOf('stays@example.at')).toHaveLength(1);
  };

  it(`leaves the old data or the restored, whole, and nothing in the way of the next (FAULT_SEED=${seed})`, async () => {
    const random = seededRandom(seed);
    await world.core.close();
    const started = performance.now();
    await restore();
    const usual = performance.now() - started;
    let [old, restored] = [0, 0];
    const isSqlite = world.databases.databaseUrl.startsWith('sqlite:');
    const count = typeof rounds === 'number' ? rounds : isSqlite ? rounds.sqlite : rounds.mysql;
    for (let round = 0; round < count; round++) {
      world.reopen();
      await world.signUp(`new${round}@example.at`);
      const { subjects: before } = await world.personalRows();
      await world.core.close();
      const child = spawn(process.execPath, command(), { env: environment, stdio: 'ignore' });
      const ended = once(child, 'exit');
      // More often near the end, where the databases change places.
      await Promise.race([ended, wait(usual * (0.5 + 0.6 * random()))]);
      child.kill('SIGKILL');
      await ended;
      const { subjects: after } = await world.personalRows();
      expect([before, 1]).toContain(after);
      if (after === before) old++;
      else restored++;
      world.reopen();
      await isWhole();
      await world.core.close();
    }
    await restore();
    world.reopen();
    await isWhole();
    expect((await world.personalRows()).subjects).toBe(1);
    expect(world.leftovers()).toEqual([]);
    expect(old + restored).toBe(count);
    if (process.env['FAULT_ROUNDS'] !== undefined) console.log({ old, restored });
  }, 900_000);
});
