import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

/** A MariaDB that a test may stop and start again; nobody else uses it. */
export interface OwnMariadb {
  readonly url: string;
  /** Where its files lie. */
  readonly datadir: string;
  /** Resolves when it answers. */
  start(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Removes its data. */
  dispose(): Promise<void>;
}

/** Where the server's program lies; undefined when it is not installed. */
export function mariadbProgram(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/libexec'];
  return folders.map((folder) => join(folder, 'mariadbd')).find((path) => existsSync(path));
}

/** A server with new data on a free port; not started yet. Writes no binary log unless `options` say so. */
export async function ownMariadb(
  program: string,
  options: readonly string[] = ['--skip-log-bin'],
): Promise<OwnMariadb> {
  const folder = mkdtempSync(join(tmpdir(), 'kmdp-maria-'));
  const datadir = join(folder, 'data');
  mkdirSync(datadir);
  const common = ['--no-defaults', ...(process.getuid?.() === 0 ? ['--user=root'] : []), `--datadir=${datadir}`];
  const installOptions = ['--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync('mariadb-install-db', [...common, ...installOptions], { stdio: 'ignore' });
  const port = await freePort();
  const url = `mysql://root@127.0.0.1:${port}/`;
  const place = [`--socket=${join(folder, 's')}`, `--port=${port}`, '--bind-address=127.0.0.1', ...options];
  let server: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (!server || server.exitCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return {
    url,
    datadir,
    async start() {
      server = spawn(program, [...common, ...place], { stdio: 'ignore' });
      await untilItAnswers(url);
    },
    kill,
    async dispose() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      await (await createConnection(url)).end();
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error('The MariaDB of this test does not answer.');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
