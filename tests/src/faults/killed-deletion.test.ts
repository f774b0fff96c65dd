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

  it('an erasure is finished on the next start or not begun, and never half', async () => {
    const asked = new Map<string, { contactId: string; executed: boolean }>();
    let [finished, untouched, longestMs] = [0, 0, 200];
    for (let round = 0; round < count(); round++) {
      for (let n = 0; n < 2; n++) {
        const email = `${randomUUID()}@example.org`;
        await muster.signUp(email);
        const scope = { kind: 'person', email } as const;
        const { id, contactId } = await core.deletions.create(
          { tenantId: muster.tenantId },
          { scope, origin: 'controller' },
        );
        asked.set(id, { contactId: contactId ?? '', executed: false });
      }
      await workers.killAt({ task: 'erase', options: options() }, random() * longestMs);
      await core.migrate();
      const stored = await readStored(databases.databaseUrl, databases.vaultUrl);
      for (const [id, request] of asked) {
        if (request.executed) continue;
        const { state } = await core.deletions.get(muster.tenantId, id);
        const there = stored.subjects.includes(request.contactId);
        const key = stored.keys.has(request.contactId);
        const rows = [...stored.submissions, ...stored.consents].some(
          ({ subjectId }) => subjectId === request.contactId,
        );
        const whole = { round, state: 'scheduled', there: true, key: true, rows: true };
        const gone = { round, state: 'executed', there: false, key: false, rows: false };
        request.executed = state === 'executed';
        expect({ round, state, there, key, rows }).toEqual(request.executed ? gone : whole);
        if (request.executed) finished++;
        else untouched++;
        // So long that about half of what was asked for is done, however busy the machine is.
        longestMs *= request.executed ? 0.9 : 1.1;
      }
      const [journal, mirror] = await journalAndMirror();
      expect(mirror).toEqual(journal);
    }
    expect(finished).toBeGreaterThan(0);
    expect(untouched).toBeGreaterThan(0);
    await core.deletionRuns.run();
    const certificates = [...asked.keys()].map((id) => core.deletions.certificate(muster.tenantId, id));
    for (const { erased, ledger } of await Promise.all(certificates)) {
      expect(erased).toMatchObject({ contacts: 1, submissions: 1 });
      expect(ledger).not.toBeNull();
    }
    const entries = await core.ledger.list(muster.tenantId, { after: 0, limit: 100_000 });
    const erasures = entries.filter(({ type }) => type === 'subject.erased').map(({ ref }) => ref);
    expect(erasures.sort()).toEqual([...asked.values()].map(({ contactId }) => contactId).sort());
    expect(await core.ledger.verify(muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.journal.firstBroken()).toBeUndefined();
  }, 600_000);

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
