import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Core, systemRuntime } from '@kundenmeister/core';
import { movableClock, onEachEngine, testCore, type TestDatabases } from '@kundenmeister/core/testing';
import { DeletionCases, type DeletionCase, type DeletionKind } from '../helpers/deletion-cases';
import { MortalWorkers } from '../helpers/mortal-workers';
import { seededRandom } from '../helpers/seeded-random';

/** Rounds of each kind; KILL_ROUNDS sets more or fewer. */
const given = process.env['KILL_ROUNDS'];
const usual = { sqlite: { erase: 44, sweep: 16, backUp: 60 }, mysql: { erase: 18, sweep: 10, backUp: 38 } };
const allOf = (times: number) => ({ erase: times, sweep: times, backUp: times });
const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 32));

onEachEngine(`Killed at any point (FAULT_SEED=${seed})`, (make) => {
  let databases: TestDatabases;
  let core: Core;
  let cases: DeletionCases;
  let workers: MortalWorkers;
  const random = seededRandom(seed);
  const place = (name: string): string => join(databases.folder, name);
  const options = () => {
    const { databaseUrl, vaultUrl, masterKeyFile } = databases;
    return { databaseUrl, vaultUrl, masterKeyFile, journalMirror: place('journal.jsonl'), webhooks: true };
  };
  const rounds = (): { erase: number; sweep: number; backUp: number } => {
    if (given !== undefined) return allOf(Number(given));
    return databases.databaseUrl.startsWith('sqlite:') ? usual.sqlite : usual.mysql;
  };

  beforeAll(async () => {
    databases = await make();
    core = await testCore({ ...databases, ...options() });
    cases = await DeletionCases.open(core, databases);
    workers = new MortalWorkers();
  });

  afterAll(async () => {
    await workers.close();
    await cases.close();
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

  /** Kills at it again and again, and looks after each time: what is due is done or left. Answers all of it. */
  const killAt = async (
    task: 'erase' | 'sweep',
    times: number,
    due: (finished: readonly DeletionCase[]) => Promise<readonly DeletionCase[]>,
  ): Promise<readonly DeletionCase[]> => {
    const finished: DeletionCase[] = [];
    let [open, last, untouched, longestMs]: [DeletionCase[], DeletionCase[], number, number] = [[], [], 0, 200];
    // Goes on until some was done and some was left, however busy the machine is.
    for (let round = 0; round < times || finished.length === 0 || untouched === 0; round++) {
      open.push(...(await due(last)));
      await workers.killAt({ task, options: options() }, random() * longestMs);
      await core.migrate();
      last = [];
      const standings = await Promise.all(open.map((one) => cases.look(one)));
      for (const [index, one] of open.entries()) {
        const standing = standings[index];
        const isDone = !isDeepStrictEqual(standing, one.before);
        expect({ round, kind: one.kind, ...standing }).toEqual({
          ...{ round, kind: one.kind },
          ...(isDone ? one.after : one.before),
        });
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
    return [...finished, ...open];
  };

  /** All that was ever due stands as it must, whoever carried it out. */
  const isCarriedOut = async (all: readonly DeletionCase[], kinds: readonly DeletionKind[]): Promise<void> => {
    // Who agreed anew was held before, and stands as that case says.
    const later = new Set(all.filter(({ kind }) => kind === 'agreed anew').map(({ subjectId }) => subjectId));
    for (const one of all) {
      if (one.kind === 'hold' && later.has(one.subjectId)) continue;
      expect({ kind: one.kind, ...(await cases.look(one)) }).toEqual({ kind: one.kind, ...one.after });
    }
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(await core.ledger.verify(cases.muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.consentAudit.audit(cases.muster.tenantId)).toMatchObject({ ok: true });
    expect(await core.journal.firstBroken()).toBeUndefined();
  };
  /** What the ledger says was erased, and how often; each must be there once. */
  const erasures = async (type: 'subject.erased' | 'records.erased'): Promise<readonly string[]> => {
    const entries = await core.ledger.list(cases.muster.tenantId, { after: 0, limit: 100_000 });
    return entries
      .filter((entry) => entry.type === type)
      .map(({ ref }) => ref)
      .sort();
  };

  it('a request is carried out on the next start or not begun, for persons, for records and against a hold', async () => {
    const agreedAnew = async (of: readonly DeletionCase[]): Promise<DeletionCase[]> => {
      const anew: DeletionCase[] = [];
      for (const one of of) if (one.kind === 'hold') anew.push(await cases.agreedAnew(one));
      return anew;
    };
    const killed = await killAt('erase', rounds().erase, async (finished) => {
      const asked = await Promise.all([cases.person(), cases.records(), cases.hold()]);
      return [...asked, ...(await agreedAnew(finished))];
    });
    await core.deletionRuns.run();
    const known = new Set(killed.filter(({ kind }) => kind === 'agreed anew').map(({ subjectId }) => subjectId));
    const all = [...killed, ...(await agreedAnew(killed.filter(({ subjectId }) => !known.has(subjectId))))];
    await core.deletionRuns.run();
    await isCarriedOut(all, ['person', 'records', 'hold', 'agreed anew']);
    const idsOf = (...kinds: DeletionKind[]): string[] =>
      all.flatMap(({ kind, requestId }) => (kinds.includes(kind) && requestId !== undefined ? [requestId] : []));
    const erased = async (ids: readonly string[]): Promise<unknown[]> => {
      const certificates = ids.map((id) => core.deletions.certificate(cases.muster.tenantId, id));
      return (await Promise.all(certificates)).map(({ erased, ledger }) => {
        const { contacts, submissions, consents, legalBases } = erased;
        return { contacts, submissions, consents, legalBases, ledger: ledger !== null };
      });
    };
    const single = { contacts: 0, submissions: 1, consents: 1, ledger: true };
    for (const one of await erased(idsOf('person'))) expect(one).toEqual({ ...single, contacts: 1, legalBases: 0 });
    for (const one of await erased(idsOf('records'))) expect(one).toEqual({ ...single, legalBases: 0 });
    for (const one of await erased(idsOf('agreed anew'))) expect(one).toEqual({ ...single, legalBases: 1 });
    const persons = all.filter(({ kind }) => kind === 'person').map(({ subjectId }) => subjectId);
    expect(await erasures('subject.erased')).toEqual(persons.sort());
    expect(await erasures('records.erased')).toHaveLength(idsOf('records', 'agreed anew').length);
  }, 600_000);

  it('a sweep has taken what is due or has not, a person and a consent that lapsed', async () => {
    const before = await erasures('subject.erased');
    // One after the other: SQLite lets nobody else write meanwhile.
    const due = async (): Promise<DeletionCase[]> => [await cases.withdrawn(), await cases.lapsed()];
    const all = await killAt('sweep', rounds().sweep, due);
    expect(await core.sweeps.run()).toBeDefined();
    await isCarriedOut(all, ['withdrawn', 'lapsed']);
    const persons = all.filter(({ kind }) => kind === 'withdrawn').map(({ subjectId }) => subjectId);
    expect(await erasures('subject.erased')).toEqual([...before, ...persons].sort());
  }, 600_000);

  it('a backup is whole or none, and nothing is left of one that was not finished', async () => {
    const places = { backupDir: place('backups'), vaultCopyDir: place('copies'), keyFile: place('backup.key') };
    const { daily, verification } = core.backups(places);
    await cases.muster.signUp(`${randomUUID()}@example.org`);
    await daily.run();
    for (let round = 0; round < rounds().backUp; round++) {
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
