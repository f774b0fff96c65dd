import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bridgeClient, createTenant, makeBridge } from '../setup/bridge.mjs';
import { mariaDbAt, startMariaDb } from '../setup/mariadb.mjs';
import { makeWordPressSite } from '../setup/wordpress-site.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');

/**
 * A bridge with one new company, and a German WordPress on MariaDB with the plugin active but not connected. Uses the
 * MariaDB of the test runner, or starts its own. Each test file gives its world a `name` of its own; `bridgeEnv` sets
 * the bridge up, and an admin may read German, or find the plugin not yet active.
 */
export async function makeWorld({ name, adminLocale = 'en_US', activatePlugin = true, bridgeEnv = {} }) {
  const directory = process.env.KMDP_TEST_DIRECTORY ?? (await mkdtemp(join(tmpdir(), 'kmdp-browser-')));
  const port = process.env.KMDP_TEST_MARIADB_PORT;
  const own = port ? null : await startMariaDb(join(directory, 'mariadb'));
  const bridge = await makeBridge({ directory: join(directory, `${name}-bridge`), extraEnv: bridgeEnv });
  await bridge.migrate();
  const { key } = await createTenant(bridge, { company: 'Muster GmbH', slug: 'muster' });
  await bridge.start();
  const mariadb = own ?? mariaDbAt(Number(port));
  const site = await makeWordPressSite({
    directory: join(directory, `${name}-site`),
    mariadb,
    locale: 'de_DE',
    activatePlugin,
  });
  await site.wp('user', 'meta', 'update', 'admin', 'locale', adminLocale);
  await site.start();
  return {
    bridge,
    site,
    key,
    call: bridgeClient(bridge.url, key),
    stop: async () => {
      await site.stop();
      await bridge.stop();
      await own?.stop();
    },
  };
}

/** What either side keeps: every row of the bridge's data, the rows waiting in WordPress, and traces of an address there. */
export async function whatIsStored({ bridge, site, call }, address) {
  const traces = (table, column) => `SELECT COUNT(*) FROM wp_${table} WHERE ${column} LIKE '%${address}%'`;
  const counts = await site.sql(
    `SELECT COUNT(*) FROM wp_kmdp_outbox; ${traces('options', 'option_value')}; ${traces('postmeta', 'meta_value')};`,
  );
  const [waiting, ...found] = counts.trim().split('\n').map(Number);
  const { seq } = await call('GET', '/v1/ledger/head');
  return { bridgeRows: countRows(join(bridge.directory, 'data.sqlite')), ledger: seq, waiting, traces: found };
}

function countRows(file) {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  const rows = tables.map(({ name }) => database.prepare(`SELECT COUNT(*) AS n FROM "${name}"`).get().n);
  database.close();
  return rows.reduce((sum, n) => sum + n, 0);
}
