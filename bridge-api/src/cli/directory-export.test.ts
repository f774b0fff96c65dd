import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { readSheet } from 'read-excel-file/node';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { testBridge } from '../testing/test-bridge';
import { main } from './main';

describe('kmdp directory export', () => {
  let databases: TestDatabases;
  let folder: string;
  let tenantId: string;

  beforeAll(async () => {
    databases = await makeSqlite();
    folder = await mkdtemp(join(tmpdir(), 'kmdp-export-'));
    const bridge = await testBridge(databases);
    ({ tenantId } = bridge);
    await bridge.post('/v1/processing-directory/activities', { name: 'Lohnverrechnung' }).expect(201);
    await bridge.close();
  });

  afterAll(async () => {
    await databases.dispose();
    await rm(folder, { recursive: true });
  });

  let particulars: Record<string, string> = {};
  const exported = async (...options: string[]): Promise<{ status: number; content: string }> => {
    const output = join(folder, 'record');
    const before = process.exitCode;
    process.exitCode = 0;
    await main(['node', 'kmdp', 'directory', 'export', '--output', output, ...options], {
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      environment: {
        DATABASE_URL: databases.databaseUrl,
        VAULT_URL: databases.vaultUrl,
        MASTER_KEY_FILE: databases.masterKeyFile,
        ...particulars,
      },
    });
    const status = Number(process.exitCode);
    process.exitCode = before;
    return { status, content: status === 0 ? await readFile(output, 'latin1') : '' };
  };

  it("writes the processor's record over all tenants", async () => {
    const { content } = await exported('--format', 'json');
    const { view, entries } = JSON.parse(content) as { view: string; entries: { controller: { name: string } }[] };
    expect(view).toBe('processor');
    expect(entries.map(({ controller }) => controller.name).sort()).toEqual(['Andere GmbH', 'Muster GmbH']);
    expect((await exported()).content.startsWith('%PDF-')).toBe(true);
  });

  it('says what the environment knows of the processor, and lists what is missing', async () => {
    const missing = async (): Promise<string[]> => {
      const { content } = await exported('--format', 'xlsx', '--locale', 'en', '--tenant', tenantId);
      const rows = await readSheet(Buffer.from(content, 'latin1'), 2);
      return rows.flatMap(([label, text]) => (String(label).startsWith('What is missing') ? [String(text)] : []));
    };
    const own = (findings: string[]): string[] =>
      findings.filter((text) => text.startsWith('Körbler') || text.includes('data protection officer'));
    expect(own(await missing())).toHaveLength(2);
    particulars = {
      PROCESSOR_ADDRESS: 'Musterstraße 5, 4600 Wels',
      PROCESSOR_EMAIL: 'datenschutz@processor.example',
      PROCESSOR_PHONE: '+43 7242 1234',
      PROCESSOR_WEBSITE: 'https://processor.example',
      PROCESSOR_DPO: 'Mag. Eva Muster, dsb@processor.example',
    };
    expect(own(await missing())).toEqual([]);
    const { processor } = JSON.parse((await exported('--format', 'json')).content) as { processor: object };
    expect(Object.values(processor)).toEqual([
      expect.stringContaining('GmbH'),
      ...Object.values(particulars).map((text) => Buffer.from(text).toString('latin1')),
    ]);
  });

  it("writes one controller's record, and refuses without a tenant", async () => {
    const { content } = await exported('--view', 'controller', '--tenant', tenantId, '--format', 'csv');
    expect(content).toContain('Lohnverrechnung');
    expect((await exported('--view', 'controller')).status).toBe(2);
  });
});
