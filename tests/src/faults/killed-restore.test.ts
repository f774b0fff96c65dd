import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual, promisify } from 'node:util';
import { BackupWorld, onEachEngine } from '@kundenmeister/core/testing';
import { dump } from '../../../core/src/testing-dump';
import { restoredContent } from '../helpers/restored-content';
import { seededRandom } from '../helpers/seeded-random';

const rounds = Number(process.env['FAULT_ROUNDS'] ?? 0) || 12;
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
    for (const name of ['stays', 'leaves']) await world.signUp(`${name}@example.at`);
    const { tenantId } = world.muster;
    const key = await world.core.tenants.createKey({ tenantId, scopes: ['manage'] });
    ({ date } = await world.backups.daily.run());
    // Decided since, so that a restore has something of everything to take over.
    await world.erase({ kind: 'person', ids: [erased] });
    const [leaves] = await world.consentsOf('leaves@example.at');
    await world.core.consents.withdraw({ tenantId }, leaves?.id ?? '', {});
    const scope = { kind: 'described', description: 'Alles' } as const;
    await world.core.deletions.create({ tenantId }, { scope, origin: 'controller' });
    await world.core.tenants.revokeKey(key.id);
  });
  afterAll(() => world.dispose());

  const command = (): string[] => [program, 'restore', '--backup', date];
  const data = async (): Promise<unknown> => ((await dump(world.databases)) as { data: unknown }).data;
  const content = () => world.inside(restoredContent);

  /** Runs one; killed within a step, after so much of the time that the step usually takes. Answers how long steps took. */
  const restore = async (kill?: { step: number; afterMs: number }): Promise<readonly number[]> => {
    const child = spawn(process.execPath, command(), { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(child, 'exit');
    const began: number[] = [];
    createInterface(child.stdout).on('line', (line) => {
      if (!line.endsWith('…')) return;
      began.push(performance.now());
      if (kill && began.length - 1 === kill.step) void wait(kill.afterMs).then(() => child.kill('SIGKILL'));
    });
    await ended;
    return began.map((at, n) => (began[n + 1] ?? performance.now()) - at);
  };

  it(`leaves the old data or the restored, to the row, and nothing in the way of the next (FAULT_SEED=${seed})`, async () => {
    const random = seededRandom(seed);
    await world.core.close();
    const usual = await restore();
    expect(usual).toHaveLength(4);
    const whole = await content();
    expect(whole).toMatchObject({ persons: 2, states: ['given', 'withdrawn'], requests: ['awaiting-cost-approval'] });
    expect(whole).toMatchObject({ keys: [{ revoked_at: null }, { revoked_at: expect.anything() as number }] });
    let [old, restored] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      world.reopen();
      await world.signUp(`new${round}@example.at`);
      await world.core.close();
      const before = await data();
      // Every other within the last step, and rather at its beginning, where the databases change places.
      const step = round % 2 === 0 ? usual.length - 1 : Math.floor(random() * (usual.length - 1));
      await restore({ step, afterMs: random() ** 3 * (usual[step] ?? 0) });
      if (isDeepStrictEqual(await data(), before)) {
        old++;
        continue;
      }
      expect({ round, content: await content() }).toEqual({ round, content: whole });
      restored++;
      world.reopen();
      expect(await world.core.ledgerChecks.check(world.muster.tenantId)).toMatchObject({ ok: true });
      expect(await world.consentsOf('erased@example.at')).toEqual([]);
      await world.core.close();
    }
    await promisify(execFile)(process.execPath, command(), { env: environment });
    expect(await content()).toEqual(whole);
    expect(world.leftovers()).toEqual([]);
    if (process.env['FAULT_ROUNDS'] !== undefined) console.log({ old, restored });
  }, 900_000);
});
