import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import Connection from 'better-sqlite3';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { idempotencyKey, readyForm, submission } from '../testing/fixtures';
import { testBridge } from '../testing/test-bridge';
import { main } from './main';

describe('kmdp ledger verify', () => {
  let databases: TestDatabases;
  let tenantId: string;
  let consentId: string;

  beforeAll(async () => {
    databases = await makeSqlite();
    const bridge = await testBridge(databases);
    ({ tenantId } = bridge);
    const { notice } = await readyForm(bridge);
    const headers = { 'Idempotency-Key': idempotencyKey() };
    const { body } = await bridge.post('/v1/submissions', submission(notice), { headers }).expect(201);
    consentId = (body as { consents: { consentId: string }[] }).consents[0]?.consentId ?? '';
    await bridge.close();
  });

  afterAll(() => databases.dispose());

  const verify = async (...options: string[]): Promise<{ status: number; stdout: string }> => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const before = process.exitCode;
    process.exitCode = 0;
    await main(['node', 'kmdp', 'ledger', 'verify', '--tenant', tenantId, ...options], {
      stdout,
      stderr,
      environment: {
        DATABASE_URL: databases.databaseUrl,
        VAULT_URL: databases.vaultUrl,
        MASTER_KEY_FILE: databases.masterKeyFile,
      },
    });
    const status = Number(process.exitCode);
    process.exitCode = before;
    return { status, stdout: await text(stdout.end()) };
  };

  it('compares the consents with the chain', async () => {
    const { status, stdout } = await verify('--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tenants: [{ ok: true, consents: { compared: 1, ok: true } }] });
  });

  it('fails and names the first consent that does not follow from a chain that holds', async () => {
    const database = new Connection(databases.databaseUrl.slice('sqlite:'.length));
    database.prepare("UPDATE consents SET state = 'confirmed'").run();
    database.close();
    const { status, stdout } = await verify();
    expect(status).toBe(1);
    expect(stdout).toMatch(new RegExp(`entries  ok  0 consents  DIFFERENT at ${consentId} \\(state\\)\n$`));
  });
});
