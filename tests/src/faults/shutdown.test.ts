import { setTimeout as wait } from 'node:timers/promises';
import { onEachEngine, type TestDatabases } from '@kundenmeister/core/testing';
import { type Bridge } from '../helpers/bridge-process';
import { bridgeWithNewsletter, type Newsletter } from '../helpers/newsletter';
import { readStored } from '../helpers/stored';
import { storedFaults } from '../helpers/stored-faults';
import { acknowledge, newSubmission, sender, type Answer, type Submission } from '../helpers/visitors';

const rounds = 5;
const visitorsAtATime = 16;

onEachEngine('A bridge that is told to stop under load', (make) => {
  let databases: TestDatabases;
  let bridge: Bridge;
  let newsletter: Newsletter;
  const all: Submission[] = [];

  beforeAll(async () => {
    databases = await make();
    ({ bridge, newsletter } = await bridgeWithNewsletter(databases));
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  it('answers what is under way, ends with status 0, and keeps all that it acknowledged', async () => {
    for (let round = 0; round < rounds; round++) {
      const process = await bridge.serve();
      const cms = sender(newsletter);
      const sendAll = (submissions: Submission[]): Promise<(Answer | Error)[]> => {
        all.push(...submissions);
        return Promise.all(submissions.map((each) => cms.send(process.url, each).catch((error: Error) => error)));
      };
      const batch = (): Submission[] => Array.from({ length: visitorsAtATime }, () => newSubmission());

      const early = batch();
      for (const [index, answer] of (await sendAll(early)).entries()) acknowledged(early[index], answer);
      const underWay = batch();
      const answers = sendAll(underWay);
      await wait(round * 2);
      expect(await process.end('SIGTERM')).toEqual({ code: 0, signal: null });
      for (const [index, answer] of (await answers).entries()) {
        if (answer instanceof Error) throw new Error(`Round ${round}: no answer (${answer.message}).`);
        if (answer.status === 503) expect(answer.headers['retry-after']).toBe('5');
        else acknowledged(underWay[index], answer);
      }
      cms.close();
    }

    const last = await bridge.serve();
    const cms = sender(newsletter);
    for (const submission of all) acknowledge(submission, await cms.send(last.url, submission));
    cms.close();
    await last.end('SIGTERM');
    const submissionIds = new Set(all.map(({ submissionId }) => String(submissionId)));
    const stored = await readStored(databases.databaseUrl, databases.vaultUrl);
    expect(storedFaults(stored, { submissionIds, addresses: all.length })).toEqual([]);
  }, 120_000);
});

function acknowledged(submission: Submission | undefined, answer: Answer | Error): void {
  if (answer instanceof Error) throw answer;
  if (submission) acknowledge(submission, answer);
}
