import { chmodSync, renameSync } from 'node:fs';
import { Writable } from 'node:stream';
import { makeSqlite, type TestDatabases } from '../../../core/src/testing';
import { main } from './main';

interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('The command line', () => {
  let databases: TestDatabases;
  const statusBefore = process.exitCode;

  beforeAll(async () => {
    databases = await makeSqlite();
  });

  afterAll(async () => {
    await databases.dispose();
  });

  const run = async (...args: string[]): Promise<Result> => {
    const [stdout, stderr] = [collector(), collector()];
    process.exitCode = 0;
    await main(['node', 'kmdp', ...args], {
      stdout: stdout.stream,
      stderr: stderr.stream,
      environment: {
        DATABASE_URL: databases.databaseUrl,
        VAULT_URL: databases.vaultUrl,
        MASTER_KEY_FILE: databases.masterKeyFile,
      },
    });
    const status = Number(process.exitCode);
    process.exitCode = statusBefore;
    return { status, stdout: stdout.text(), stderr: stderr.text() };
  };

  const json = async (...args: string[]): Promise<Record<string, unknown>> => {
    const { stdout, stderr, status } = await run(...args, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trimEnd()).not.toContain('\n');
    return JSON.parse(stdout) as Record<string, unknown>;
  };

  it('refuses to work on databases that are not migrated, and says what to run', async () => {
    const { status, stderr } = await run('tenant', 'list');
    expect(status).toBe(1);
    expect(stderr).toBe('kmdp: the databases are not migrated: run "kmdp migrate" first\n');
  });

  it('finds in an empty installation what is missing', async () => {
    const { status, stdout } = await run('doctor', '--json');
    expect(status).toBe(1);
    const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: { name: string; ok: boolean }[] };
    expect(ok).toBe(false);
    expect(checks.filter((check) => !check.ok).map((check) => check.name)).toEqual(['master-key', 'migrations']);
  });

  it('migrates once', async () => {
    const first = await json('migrate');
    expect((first['migrations'] as string[]).length).toBeGreaterThan(0);
    expect(await json('migrate')).toEqual({ migrations: [] });
  });

  it('finds a sound installation in order', async () => {
    const { status, stdout } = await run('doctor');
    expect(stdout).not.toContain('WRONG');
    expect(stdout).toMatch(/ok {5}database/);
    expect(status).toBe(0);
  });

  it('asks for the copy of a master key that is missing while the vault holds keys', async () => {
    renameSync(databases.masterKeyFile, `${databases.masterKeyFile}.away`);
    const { status, stdout } = await run('doctor');
    renameSync(`${databases.masterKeyFile}.away`, databases.masterKeyFile);
    expect(status).toBe(1);
    expect(stdout).toContain('WRONG  master-key: MASTER_KEY_FILE is missing: put its copy back');
  });

  it('finds a master key that others may read', async () => {
    chmodSync(databases.masterKeyFile, 0o644);
    const { status, stdout, stderr } = await run('doctor');
    chmodSync(databases.masterKeyFile, 0o600);
    expect(status).toBe(1);
    expect(stdout).toContain('WRONG  master-key: mode 644');
    expect(stderr).toBe('kmdp: not in order: master-key\n');
  });

  it('creates a tenant once per slug', async () => {
    const created = await json('tenant', 'create', '--company', 'Muster GmbH', '--slug', 'muster');
    expect(created).toEqual({ id: expect.any(String) as string, slug: 'muster' });
    const { status, stderr } = await run('tenant', 'create', '--company', 'Zweite GmbH', '--slug', 'muster');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^kmdp: .*slug-taken\)\n$/);
    expect(await json('tenant', 'list')).toMatchObject({
      tenants: [{ slug: 'muster', company: 'Muster GmbH', active: false }],
    });
  });

  it('makes, rotates and revokes keys', async () => {
    const { id: tenant } = await json('tenant', 'create', '--company', 'Schlüssel GmbH', '--slug', 'keys');
    const made = await json('key', 'create', '--tenant', tenant as string, '--scope', 'submit,manage');
    expect(made).toEqual({ id: expect.any(String) as string, key: expect.any(String) as string });
    const rotated = await json('key', 'rotate', made['id'] as string);
    expect(rotated['key']).not.toBe(made['key']);
    expect(await json('key', 'revoke', rotated['id'] as string)).toMatchObject({ revoked: true });
    const listed = await run('key', 'list', '--tenant', tenant as string, '--json');
    expect(JSON.parse(listed.stdout)).toEqual({
      keys: [made, rotated].map(({ id }) => ({
        id,
        scopes: ['submit', 'manage'],
        createdAt: expect.any(String) as string,
        revokedAt: expect.any(String) as string,
      })),
    });
    expect((await run('key', 'list', '--tenant', tenant as string)).stdout.split('\n')).toHaveLength(3);
    expect((await run('key', 'list', '--tenant', 'nobody')).status).toBe(1);
    const unknown = await run('key', 'revoke', 'nobody');
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toContain('not-found');
  });

  it('verifies the ledger of all tenants or of one', async () => {
    const { tenants } = (await json('ledger', 'verify')) as { tenants: { id: string; entries: number; ok: boolean }[] };
    expect(tenants.length).toBeGreaterThanOrEqual(2);
    expect(tenants.every((tenant) => tenant.ok)).toBe(true);
    const [first] = tenants;
    expect(await json('ledger', 'verify', '--tenant', first?.id ?? '')).toEqual({ tenants: [first] });
  });

  it.each([
    [['tenant', 'create', '--slug', 'x']],
    [['tenant', 'create', '--company', 'X', '--slug', 'Not A Slug']],
    [['key', 'create', '--tenant', 'x', '--scope', 'everything']],
    [['nonsense']],
    [['doctor', '--unknown']],
    [['key', 'revoke']],
  ])('answers wrong usage %j with status 2', async (args) => {
    const { status, stderr, stdout } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: /);
    expect(stdout).toBe('');
  });

  it('explains each command', async () => {
    const { status, stdout } = await run('key', 'create', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('--scope');
  });
});

function collector(): { stream: Writable; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}
