import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onEachEngine, type TestDatabases } from '@kundenmeister/core/testing';
import { builtBridge, type Bridge, type BridgeProcess } from '../helpers/bridge-process';
import { openNewsletter } from '../helpers/newsletter';
import { expectStorageUnavailable } from '../helpers/refusals';
import { readStored } from '../helpers/stored';
import { storedFaults } from '../helpers/stored-faults';
import { acknowledge, newSubmission, sender, type Answer, type Sender, type Submission } from '../helpers/visitors';

const preload = join(__dirname, '../helpers/mortal-writer.cjs');

onEachEngine('A bridge whose writer thread dies', (make) => {
  let databases: TestDatabases;
  let bridge: Bridge;
  let process: BridgeProcess;
  let cms: Sender;
  let deathFile: string;
  const all: Submission[] = [];

  beforeAll(async () => {
    databases = await make();
    deathFile = join(databases.folder, 'writer-death');
    bridge = await builtBridge(databases, { NODE_OPTIONS: `--require ${preload}`, WRITER_DEATH_FILE: deathFile });
    process = await bridge.serve();
    cms = sender(await openNewsletter(bridge, process.url));
  });

  afterAll(async () => {
    cms.close();
    await bridge.close();
    await databases.dispose();
  });

  const sendNew = (count: number): Promise<{ submission: Submission; answer: Answer }[]> => {
    const submissions = Array.from({ length: count }, () => newSubmission());
    all.push(...submissions);
    const sent = submissions.map(async (submission) => ({
      submission,
      answer: await cms.send(process.url, submission),
    }));
    return Promise.all(sent);
  };
  const deaths = (): { exitCode: number; cause?: string }[] =>
    process
      .log()
      .split('\n')
      .filter((line) => line.includes('the thread that writes submissions died'))
      .map((line) => JSON.parse(line) as { exitCode: number; cause?: string });

  it.each([
    ['before it wrote the batch', 'received', 'false', { cause: 'TypeError' }],
    ['after it wrote the batch, before it said so', 'committed', 'true', { exitCode: 1 }],
  ])(
    '%s refuses who waits for now, logs why, and takes each retry once',
    async (_, moment, replayed, death) => {
      const before = deaths().length;
      writeFileSync(deathFile, moment);
      const answers = await sendNew(12);
      const refused = answers.filter(({ answer }) => answer.status !== 201);
      expect(refused.length).toBeGreaterThan(0);
      for (const { answer } of refused) expectStorageUnavailable(answer);
      for (const { submission, answer } of answers) if (answer.status === 201) acknowledge(submission, answer);

      for (const { submission } of refused) {
        const retried = await cms.send(process.url, submission);
        acknowledge(submission, retried);
        expect(retried.headers['idempotent-replayed'] ?? 'false').toBe(replayed);
      }
      expect(deaths().slice(before)).toMatchObject([death]);
    },
    30_000,
  );

  it('stores each submission once, and writes none of them into its log', async () => {
    const stored = await readStored(databases.databaseUrl, databases.vaultUrl);
    const submissionIds = new Set(all.map(({ submissionId }) => String(submissionId)));
    expect(submissionIds.size).toBe(all.length);
    expect(storedFaults(stored, { submissionIds, addresses: all.length })).toEqual([]);
    expect(all.filter(({ email }) => process.log().includes(email))).toEqual([]);
  });

  it('still stops when it is told to, also when the thread had just died', async () => {
    writeFileSync(deathFile, 'received');
    await sendNew(1);
    expect(await process.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});
