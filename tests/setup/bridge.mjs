import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { anyFreePort, pageHolds, waitUntil } from './network.mjs';
import { kmdpProgram, root } from './paths.mjs';
import { runOrFail, startServer } from './processes.mjs';

/**
 * A bridge whose databases and key lie in `directory` (SQLite) and that listens on `port` of 127.0.0.1 once started.
 * `command` runs a `kmdp` command on the same data and promises its JSON.
 */
export async function makeBridge({ directory, port, extraEnv = {} }) {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const listenOn = port ?? (await anyFreePort());
  const url = `http://127.0.0.1:${listenOn}`;
  const env = {
    PORT: String(listenOn),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATABASE_URL: `sqlite:${join(directory, 'data.sqlite')}`,
    VAULT_URL: `sqlite:${join(directory, 'vault.sqlite')}`,
    MASTER_KEY_FILE: join(directory, 'master.key'),
    BACKUP_DIR: join(directory, 'backups'),
    BACKUP_KEY_FILE: join(directory, 'backup.key'),
    VAULT_COPY_DIR: join(directory, 'vault-copies'),
    // The demo's and the tests' sites are on this machine.
    ALLOW_PRIVATE_DECLARATIONS: 'true',
    LOG_LEVEL: 'warn',
    ...extraEnv,
  };
  let server = null;
  return {
    url,
    directory,
    command: async (...args) =>
      JSON.parse(await runOrFail(process.execPath, [kmdpProgram, ...args, '--json'], { cwd: root, env })),
    migrate: () => runOrFail(process.execPath, [kmdpProgram, 'migrate'], { cwd: root, env }),
    start: async () => {
      server = startServer(process.execPath, [kmdpProgram, 'serve'], {
        cwd: root,
        env,
        log: join(directory, 'bridge.log'),
      });
      await waitUntil('The bridge', () => pageHolds(`${url}/readyz`), { server });
    },
    stop: async () => server?.stop(),
  };
}

/** Creates a company with one key for its website. Promises `{tenantId, key}`. */
export async function createTenant(bridge, { company, slug }) {
  const { id } = await bridge.command('tenant', 'create', '--company', company, '--slug', slug);
  const { key } = await bridge.command('key', 'create', '--tenant', id, '--scope', 'submit,manage');
  return { tenantId: id, key };
}

/** Calls the bridge's HTTP interface with a key; promises the JSON, rejects with the problem's own words. */
export function bridgeClient(url, key) {
  return async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Accept-Language': 'de', 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 2000)}`);
    return text ? JSON.parse(text) : null;
  };
}
