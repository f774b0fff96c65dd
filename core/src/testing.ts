/** Helpers for the tests of all packages: a real database of each engine, made and thrown away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Core } from './core';
import type { Runtime } from './runtime/runtime';
import { systemRuntime } from './runtime/system-runtime';

export * from './testing-backups';
export * from './testing-newsletter';
export * from './testing-sign-ups';

export interface TestDatabases {
  readonly databaseUrl: string;
  readonly vaultUrl: string;
  readonly masterKeyFile: string;
  /** A folder of this test's own. */
  readonly folder: string;
  dispose(): Promise<void>;
}

/** A server that the tests may make databases on, such as `mysql://root@127.0.0.1:3306/`. */
const mariadbUrl = process.env['TEST_MARIADB_URL'];

/** Runs a suite on every engine. Without a MariaDB to use, that half is reported as skipped. */
export function onEachEngine(name: string, suite: (make: () => Promise<TestDatabases>) => void): void {
  describe(`${name} (SQLite)`, () => suite(makeSqlite));
  if (mariadbUrl) describe(`${name} (MariaDB)`, () => suite(() => makeMariadb(mariadbUrl)));
  else {
    describe(`${name} (MariaDB)`, () => {
      it.skip('needs TEST_MARIADB_URL, the address of a server to make databases on', () => undefined);
    });
  }
}

/** A migrated core on databases of its own. */
export async function testCore(databases: TestDatabases, runtime: Runtime = systemRuntime): Promise<Core> {
  const core = new Core({ ...databases, runtime });
  await core.migrate();
  return core;
}

/** A clock that stands still until it is moved. */
export function movableClock(start: string): Runtime['clock'] & { set(iso: string): void } {
  let now = new Date(start);
  return {
    now: () => now,
    set(iso: string) {
      now = new Date(iso);
    },
  };
}

export function makeSqlite(): Promise<TestDatabases> {
  const folder = newFolder();
  return Promise.resolve({
    databaseUrl: `sqlite:${join(folder, 'data.sqlite')}`,
    vaultUrl: `sqlite:${join(folder, 'vault.sqlite')}`,
    masterKeyFile: join(folder, 'master-key.json'),
    folder,
    dispose: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  });
}

/** On a server given by its address. */
export async function makeMariadb(server: string): Promise<TestDatabases> {
  const folder = newFolder();
  const name = `kmdp_${randomBytes(6).toString('hex')}`;
  const names = [`${name}_data`, `${name}_vault`] as const;
  await onServer(
    server,
    names.map((database) => `CREATE DATABASE ${database}`),
  );
  return {
    databaseUrl: new URL(names[0], server).href,
    vaultUrl: new URL(names[1], server).href,
    masterKeyFile: join(folder, 'master-key.json'),
    folder,
    async dispose() {
      await onServer(
        server,
        names.map((database) => `DROP DATABASE ${database}`),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(server: string, statements: readonly string[]): Promise<void> {
  const connection = await createConnection(server);
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'kmdp-'));
}
