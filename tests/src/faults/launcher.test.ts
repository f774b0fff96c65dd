import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { makeSqlite, type TestDatabases } from '@kundenmeister/core/testing';

/** Longest wait for the bridge to be gone, in milliseconds. */
const patience = 10_000;

describe('a bridge started by npx', () => {
  let databases: TestDatabases;
  beforeAll(async () => (databases = await makeSqlite()));
  afterAll(() => databases.dispose());

  it('stops when npx is told to', async () => {
    const npx = spawn('npx', ['kmdp', 'serve'], {
      cwd: join(__dirname, '..', '..', '..'),
      env: {
        ...process.env,
        DATABASE_URL: databases.databaseUrl,
        VAULT_URL: databases.vaultUrl,
        MASTER_KEY_FILE: databases.masterKeyFile,
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(npx.stdout, 'data')) as [Buffer];
    const url = /http:\S+/.exec(line.toString('utf8'))?.[0] ?? '';
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    npx.kill('SIGTERM');
    await expect(gone(`${url}/healthz`)).resolves.toBe(true);
  });
});

async function gone(url: string): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (!(await fetch(url).catch(() => undefined))) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
