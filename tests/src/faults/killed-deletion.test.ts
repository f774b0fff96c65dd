import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Core, systemRuntime } from '@kundenmeister/core';
import {
  movableClock,
  onEachEngine,
  openSignUps,
  testCore,
  type SignUps,
  type TestDatabases,
} from '@kundenmeister/core/testing';
import { MortalWorkers } from '../helpers/mortal-workers';
import { seededRandom } from '../helpers/seeded-random';
import { readStored } from '../helpers/stored';

/** Rounds of each kind; KILL_ROUNDS sets more or fewer. */
const given = process.env['KILL_ROUNDS'];
const rounds = given === undefined ? { sqlite: 60, mysql: 45 } : { sqlite: Number(given), mysql: Number(given) };
const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 32));

onEachEngine(`Killed at any point (FAULT_SEED=${seed})`, (make) => {
  let databases: TestDatabases;
  let core: Core;
  let muster: SignUps;
  let workers: MortalWorkers;
  const random = seededRandom(seed);
  const place = (name: string): string => join(databases.folder, name);
  const options = () => {
    const { databaseUrl, vaultUrl, masterKeyFile } = databases;
    return { databaseUrl, vaultUrl, masterKeyFile, journalMirror: place('journal.jsonl'), webhooks: true };
  };
  const count = (): number => (databases.databaseUrl.startsWith('sqlite:') ? rounds.sqlite : rounds.mysql);

  beforeAll(async () => {
    databases = await make();
    core = await testCore({ ...databases, ...options() });
    muster = await openSignUps(core);
    workers = new MortalWorkers();
  });

  afterAll(async () => {
    await workers.close();
    await core.close();
    await databases.dispose();
  });

  const journalAndMirror = async (): Promise<readonly [string[], string[]]> => {
    const entries = await core.journal.list({ after: 0, limit: 100_000 });
    const lines = readFileSync(place('journal.jsonl'), 'utf8').split('\n');
    const last = lines.pop();
    expect(last).toBe('');
    return [entries.map(({ hash }) => hash), lines.map((line) => (JSON.parse(line) as { hash: string }).hash)];
  };

  /** Kills at it again and again, and looks after each time; answers how much of each kind was carried out, and left. */
  const killAt = async (
    task: 'erase' | 'sweep',
    times: number,
    due: (finished: readonly DeletionCase[]) => Promise<readonly DeletionCase[]>,
  ): Promise<{ readonly finished: readonly DeletionCase[]; readonly untouched: number }> => {
    const finished: DeletionCase[] = [];
    let [open, last, untouched, longestMs]: [DeletionCase[], DeletionCase[], number, number] = [[], [], 0, 200];
    for (let round = 0; round < times; round++) {
      open.push(...(await due(last)));
      await workers.killAt({ task, options: options() }, random() * longestMs);
      await core.migrate();
      last = [];
      for (const one of open) {
        const { kind, before, after } = one;
        const standing = await cases.look(one);
        const isDone = standing[sign[kind]] !== before[sign[kind]];
        expect({ round, kind, ...standing }).toEqual({ round, kind, ...(isDone ? after : before) });
        if (isDone) last.push(one);
        else untouched++;
        // So long that about half of what is due is done, however busy the machine is.
        longestMs *= isDone ? 0.9 : 1.1;
      }
      open = open.filter((one) => !last.includes(one));
      finished.push(...last);
      const [journal, mirror] = await journalAndMirror();
      expect(mirror).toEqual(journal);
    }
    return { finished, untouched };
  };
  it('a backup is whole or none, and nothing is left of one that was not finished', async () => {
    const places = { backupDir: place('backups'), vaultCopyDir: place('copies'), keyFile: place('backup.key') };
    const { daily, verification } = core.backups(places);
    await muster.signUp(`${randomUUID()}@example.org`);
    await daily.run();
    for (let round = 0; round < count(); round++) {
      await workers.killAt({ task: 'back up', options: options(), places }, random() * 400);
      for (const { file, bytes, sha256 } of await daily.list()) {
        const content = readFileSync(join(places.backupDir, file));
        const found = { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
        expect({ round, ...found }).toEqual({ round, bytes, sha256 });
      }
    }
    // So much later that nobody can be at what the killed left behind.
    const clock = movableClock(new Date(systemRuntime.clock.now().getTime() + 2 * 24 * 60 * 60 * 1000).toISOString());
    const later = new Core({ ...options(), runtime: { ...systemRuntime, clock } });
    const manifest = await later.backups(places).daily.run();
    expect(await verification.verify(manifest)).toEqual({ ok: true, faults: [], consentsLost: {} });
    expect(await later.backups(places).expiry.run()).toEqual([]);
    await later.close();
    const kept = (await daily.list()).flatMap(({ file, date }) => [file, `backup-${date}.json`]);
    expect(readdirSync(places.backupDir).sort()).toEqual(kept.sort());
    const beside = readdirSync(databases.folder).filter((name) => /snapshot|verify|\.part|\.new/.test(name));
    expect(beside).toEqual([]);
  }, 600_000);
});
