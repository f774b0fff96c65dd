import { cpus } from 'node:os';
import Sqlite from 'better-sqlite3';
import { run } from '../setup/processes.mjs';
import { root } from '../setup/paths.mjs';

/** What the numbers depend on, as lines of text. `mariadb` from `startMariaDb`, or null. */
export async function machineFacts(mariadb) {
  const processors = cpus();
  const sqlite = new Sqlite(':memory:');
  const { version } = sqlite.prepare('SELECT sqlite_version() AS version').get();
  sqlite.close();
  return [
    `${processors[0].model.trim()}, ${processors.length} cores; Node.js ${process.versions.node}; commit ${await commit()}`,
    `SQLite ${version}: WAL, synchronous=FULL`,
    mariadb ? `MariaDB ${await mariadbFacts(mariadb)}` : 'MariaDB: not installed, its rows are left out',
  ];
}

async function commit() {
  const { code, stdout } = await run('git', ['describe', '--always', '--dirty'], { cwd: root });
  return code === 0 ? stdout.trim() : 'unknown';
}

async function mariadbFacts(mariadb) {
  const names = ['version', 'innodb_flush_log_at_trx_commit', 'sync_binlog', 'log_bin'];
  const values = await mariadb.execute(`SELECT ${names.map((name) => `@@${name}`).join(', ')}`);
  const [version, ...settings] = values.trim().split('\t');
  return `${version}: ${settings.map((value, index) => `${names[index + 1]}=${value}`).join(', ')}`;
}
