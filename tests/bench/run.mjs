import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startMariaDb } from '../setup/mariadb.mjs';
import { data } from '../setup/paths.mjs';
import { bold, red, say, step } from '../setup/report.mjs';
import { findProgram } from '../setup/system-packages.mjs';
import { audit } from './audit.mjs';
import { machineFacts } from './machine.mjs';
import { bareName, bareRow, engineRows, mariadbEngine, sqliteEngine } from './rows.mjs';
import { table } from './table.mjs';

const allConnections = [1, 8, 32];
const directory = join(data, 'bench');

/**
 * Measures every row whose name contains `only`, `seconds` long at each number of connections, and prints one table.
 * Promises whether every acknowledged submission is stored once and nothing was refused; no timing decides that.
 */
export async function runBench({ seconds, only = '', connections = allConnections }) {
  const closing = [];
  try {
    await rm(directory, { recursive: true, force: true });
    const { engines, mariadb } = await startEngines(closing);
    const rows = [
      bareRow(engines[0].bridge, directory),
      ...engines.flatMap((engine) => engineRows(engine.engine, engine.bridge, { ...engine, directory })),
    ].filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()));
    const results = await measure(rows, connections, seconds);
    say(`\n${(await machineFacts(mariadb)).join('\n')}\n\n${table(results, bareName)}\n`);
    return await sound(engines, results);
  } finally {
    for (const close of closing.reverse()) await close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function startEngines(closing) {
  const engines = [await step('Bridge on SQLite', () => sqliteEngine(join(directory, 'sqlite')))];
  closing.push(engines[0].bridge.stop);
  if (!(await findProgram('mariadbd'))) return { engines, mariadb: null };
  const mariadb = await step('MariaDB', () => startMariaDb(join(directory, 'mariadb')));
  closing.push(mariadb.stop);
  engines.push(await step('Bridge on MariaDB', () => mariadbEngine(join(directory, 'bridge-on-mariadb'), mariadb)));
  closing.push(engines[1].bridge.stop);
  return { engines, mariadb };
}

async function measure(rows, connections, seconds) {
  const results = [];
  for (const count of connections) {
    for (const { name, measure } of rows) {
      const result = await step(`${name}, ${count}`, () => measure(count, seconds));
      results.push({ name, connections: count, ...result });
    }
  }
  return results;
}

async function sound(engines, results) {
  const refused = results.filter((result) => result.refused > 0);
  for (const { name, connections, refused: count } of refused) {
    say(red(`${name}, ${connections}: ${count} requests were refused or broke off`));
  }
  let ok = refused.length === 0;
  for (const engine of engines) {
    const own = results.filter(({ name }) => name === `bridge on ${engine.engine}`);
    const acknowledged = own.flatMap((result) => result.acknowledged);
    const audited = await audit(engine, [engine.bridge.first, ...acknowledged]);
    say(audited.ok ? bold(audited.line) : red(audited.line));
    ok &&= audited.ok;
  }
  return ok;
}
