import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { builtBridge, type Bridge, type BridgeProcess } from '../helpers/bridge-process';
import { openNewsletter } from '../helpers/newsletter';
import { mariadbProgram, ownMariadb, type OwnMariadb } from '../helpers/own-mariadb';
import { expectStorageUnavailable } from '../helpers/refusals';
import { readStored } from '../helpers/stored';
import { storedFaults } from '../helpers/stored-faults';
import { acknowledge, newSubmission, sender, type Sender } from '../helpers/visitors';

const program = mariadbProgram();

if (program) describe('When the database server is gone while the bridge serves', () => gone(program));
else
  describe('When the database server is gone', () =>
    it.skip('needs mariadbd, which is not installed', () => undefined));

function gone(program: string): void {
  let mariadb: OwnMariadb;
  let bridge: Bridge;
  let process: BridgeProcess;
  let cms: Sender;
  const folder = mkdtempSync(join(tmpdir(), 'kmdp-'));
  const submissions = Array.from({ length: 12 }, () => newSubmission());
  const urls = (): { databaseUrl: string; vaultUrl: string } => ({
    databaseUrl: `${mariadb.url}kmdp_data`,
    vaultUrl: `${mariadb.url}kmdp_vault`,
  });
  const readiness = async (): Promise<number> => (await fetch(`${process.url}/readyz`)).status;

  beforeAll(async () => {
    mariadb = await ownMariadb(program);
    await mariadb.start();
    const connection = await createConnection(mariadb.url);
    for (const name of ['kmdp_data', 'kmdp_vault']) await connection.query(`CREATE DATABASE ${name}`);
    await connection.end();
    const masterKeyFile = join(folder, 'master.key');
    bridge = await builtBridge({ ...urls(), masterKeyFile, folder, dispose: () => Promise.resolve() });
    process = await bridge.serve();
    cms = sender(await openNewsletter(bridge, process.url));
  }, 90_000);

  afterAll(async () => {
    cms.close();
    await bridge.close();
    await mariadb.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('submissions are refused for now, those under way too, and the bridge is alive but not ready', async () => {
    const underWay = submissions.slice(0, 6).map((submission) => cms.send(process.url, submission));
    await mariadb.kill();
    for (const [index, answer] of (await Promise.all(underWay)).entries()) {
      const submission = submissions[index];
      if (answer.status === 201 && submission) acknowledge(submission, answer);
      else expectStorageUnavailable(answer);
    }
    for (const submission of submissions.slice(6)) {
      expectStorageUnavailable(await cms.send(process.url, submission));
    }
    expect(await readiness()).toBe(503);
    expect((await fetch(`${process.url}/healthz`)).status).toBe(200);
  }, 90_000);

  it('the same process takes them with the same keys once the server is back', async () => {
    await mariadb.start();
    expect(await readiness()).toBe(200);
    for (const submission of submissions) acknowledge(submission, await cms.send(process.url, submission));

    const { databaseUrl, vaultUrl } = urls();
    const submissionIds = new Set(submissions.map(({ submissionId }) => String(submissionId)));
    const stored = await readStored(databaseUrl, vaultUrl);
    expect(storedFaults(stored, { submissionIds, addresses: submissions.length })).toEqual([]);
    const { tenants } = await bridge.command<{ tenants: object[] }>('ledger', 'verify');
    expect(tenants).toMatchObject([{ ok: true }]);
  }, 90_000);
}
