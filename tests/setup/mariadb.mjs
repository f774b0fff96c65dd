import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { anyFreePort, waitUntil } from './network.mjs';
import { runOrFail, startServer } from './processes.mjs';
import { findProgram } from './system-packages.mjs';

/**
 * A MariaDB of our own: new data directory, free port of 127.0.0.1, root without a password, no other MariaDB
 * touched. Promises `{port, url, execute(sql), stop()}`; `stop` also removes its data.
 */
export async function startMariaDb(directory) {
  const program = await findProgram('mariadbd');
  if (!program) throw new Error('mariadbd is not installed');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const installed = ['--no-defaults', ...user, `--datadir=${directory}`, '--auth-root-authentication-method=normal'];
  await runOrFail('mariadb-install-db', [...installed, '--skip-test-db']);

  const socketFolder = await mkdtemp(join(tmpdir(), 'kmdp-')); // a socket's path may have 107 bytes only
  const port = await anyFreePort();
  const server = startServer(
    program,
    [
      '--no-defaults',
      ...user,
      `--datadir=${directory}`,
      `--socket=${join(socketFolder, 's')}`,
      `--pid-file=${join(directory, 'mariadbd.pid')}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--character-set-server=utf8mb4',
      '--skip-log-bin',
    ],
    { log: join(dirname(directory), 'mariadb.log') },
  );
  const database = mariaDbAt(port);
  await waitUntil('MariaDB', () => database.execute('SELECT 1'), { server });
  return {
    ...database,
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
      await rm(socketFolder, { recursive: true, force: true });
    },
  };
}

/** The MariaDB that already listens on `port`: `{port, url, execute(sql)}`; `execute` promises the bare rows as text. */
export function mariaDbAt(port) {
  const client = ['--no-defaults', '-uroot', '-h127.0.0.1', `-P${port}`, '--protocol=tcp', '-N', '-B'];
  return {
    port,
    url: `mysql://root@127.0.0.1:${port}/`,
    execute: (sql) => runOrFail('mariadb', client, { input: sql }),
  };
}
