import { setTimeout as wait } from 'node:timers/promises';
import { makeSqlite, type TestDatabases } from '@kundenmeister/core/testing';
import { builtBridge, type Bridge, type BridgeProcess } from '../helpers/bridge-process';
import { openNewsletter } from '../helpers/newsletter';
import { expectStorageUnavailable } from '../helpers/refusals';
import { readStored } from '../helpers/stored';
import { storedFaults } from '../helpers/stored-faults';
import { acknowledge, newSubmission, sender, type Sender } from '../helpers/visitors';
import { holdWriteLock } from '../helpers/write-lock';

describe.each([['data', 'databaseUrl'] as const, ['vault', 'vaultUrl'] as const])(
  'While another process holds the write lock of the %s database',
  (_, locked) => {
    let databases: TestDatabases;
    let bridge: Bridge;
    let process: BridgeProcess;
    let cms: Sender;
    let release: () => Promise<void>;
    const submissions = Array.from({ length: 10 }, () => newSubmission());

    beforeAll(async () => {
      databases = await makeSqlite();
      bridge = await builtBridge(databases);
      process = await bridge.serve();
      cms = sender(await openNewsletter(bridge, process.url));
      const first = newSubmission();
      acknowledge(first, await cms.send(process.url, first));
      submissions.push(first);
      release = await holdWriteLock(databases[locked]);
    });

    afterAll(async () => {
      cms.close();
      await bridge.close();
      await databases.dispose();
    });

    it('submissions are refused for now, and the bridge still says that it is alive', async () => {
      const open = Promise.all(submissions.slice(0, 10).map((submission) => cms.send(process.url, submission)));
      await wait(500);
      const alive = await fetch(`${process.url}/healthz`, { signal: AbortSignal.timeout(1000) });
      expect(alive.status).toBe(200);
      for (const answer of await open) expectStorageUnavailable(answer);
    });

    it('nothing of them is stored, and afterwards the same keys succeed', async () => {
      await release();
      const before = await readStored(databases.databaseUrl, databases.vaultUrl);
      expect(before.submissions).toHaveLength(1);
      for (const submission of submissions) acknowledge(submission, await cms.send(process.url, submission));

      const stored = await readStored(databases.databaseUrl, databases.vaultUrl);
      const submissionIds = new Set(submissions.map(({ submissionId }) => String(submissionId)));
      expect(submissionIds.size).toBe(submissions.length);
      expect(storedFaults(stored, { submissionIds, addresses: submissions.length })).toEqual([]);
      const { tenants } = await bridge.command<{ tenants: object[] }>('ledger', 'verify');
      expect(tenants).toMatchObject([{ ok: true }]);
    });
  },
);
