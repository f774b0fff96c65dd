import { setTimeout as wait } from 'node:timers/promises';
import { onEachEngine, type TestDatabases } from '@kundenmeister/core/testing';
import { type Bridge, type BridgeProcess } from '../helpers/bridge-process';
import { bridgeWithNewsletter, type Newsletter } from '../helpers/newsletter';
import { seededRandom } from '../helpers/seeded-random';
import { readStored } from '../helpers/stored';
import { storedFaults } from '../helpers/stored-faults';
import { acknowledge, newSubmission, sender, type Submission } from '../helpers/visitors';

const rounds = { sqlite: 50, mysql: 12 };
const visitorsAtATime = 24;
/** Longest time from the first request of a round to the kill, in milliseconds. */
const longestRoundMs = 200;
const replaysPerRound = 25;
const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 32));

onEachEngine('A bridge that is killed under load', (make) => {
  let databases: TestDatabases;
  let bridge: Bridge;
  let newsletter: Newsletter;
  const all: Submission[] = [];
  const pending: Submission[] = [];
  const random = seededRandom(seed);

  beforeAll(async () => {
    databases = await make();
    ({ bridge, newsletter } = await bridgeWithNewsletter(databases));
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  /** A retry first; else a new one, three in ten from a person who has been here before. */
  const next = (): Submission => {
    const retry = pending.shift();
    if (retry) return retry;
    const before = random() < 0.3 ? all[Math.floor(random() * all.length)] : undefined;
    const submission = newSubmission(before?.email);
    all.push(submission);
    return submission;
  };

  /** Sends until the bridge is gone; what was not acknowledged then is left for the next round. */
  const sendUntilGone = async (process: BridgeProcess): Promise<void> => {
    const { send, close } = sender(newsletter);
    const visitor = async (): Promise<void> => {
      for (;;) {
        const submission = next();
        const answer = await send(process.url, submission).catch(() => undefined);
        if (!answer) {
          pending.push(submission);
          return;
        }
        acknowledge(submission, answer);
      }
    };
    await Promise.all(Array.from({ length: visitorsAtATime }, visitor)).finally(close);
  };

  const sendAgain = async (process: BridgeProcess, submissions: readonly Submission[]): Promise<void> => {
    const { send, close } = sender(newsletter);
    const left = [...submissions];
    const visitor = async (): Promise<void> => {
      for (let submission = left.shift(); submission; submission = left.shift()) {
        const known = submission.submissionId !== undefined;
        const answer = await send(process.url, submission);
        acknowledge(submission, answer);
        if (known) expect(answer.headers['idempotent-replayed']).toBe('true');
      }
    };
    await Promise.all(Array.from({ length: visitorsAtATime }, visitor)).finally(close);
  };

  it(`loses and doubles nothing, however often it happens (FAULT_SEED=${seed})`, async () => {
    const count = databases.databaseUrl.startsWith('sqlite:') ? rounds.sqlite : rounds.mysql;
    let cutOff = 0;
    for (let round = 0; round < count; round++) {
      const process = await bridge.serve();
      await sendAgain(process, all.filter(({ submissionId }) => submissionId).slice(-replaysPerRound));
      const sending = sendUntilGone(process);
      await wait(random() * longestRoundMs);
      const { signal } = await process.end('SIGKILL');
      expect(signal).toBe('SIGKILL');
      await sending;
      cutOff += pending.length;
    }
    expect(cutOff).toBeGreaterThan(count);

    const last = await bridge.serve();
    await sendAgain(last, pending.splice(0));
    await sendAgain(last, all);
    expect(await last.end('SIGTERM')).toEqual({ code: 0, signal: null });

    const stored = await readStored(databases.databaseUrl, databases.vaultUrl);
    const acknowledged = {
      submissionIds: new Set(all.map(({ submissionId }) => String(submissionId))),
      addresses: new Set(all.map(({ email }) => email)).size,
    };
    expect(acknowledged.submissionIds.size).toBe(all.length);
    expect(storedFaults(stored, acknowledged)).toEqual([]);
    const { tenants } = await bridge.command<{ tenants: object[] }>('ledger', 'verify');
    expect(tenants).toMatchObject([{ id: newsletter.tenantId, ok: true }]);
  }, 300_000);
});
