import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inOwnProcess } from './child.mjs';
import { startBareExpress, startBridge } from './subjects.mjs';

export const bareName = 'bare Express';
const warmUpSeconds = 2;

/**
 * Everything that is measured beside each other on one engine: `{name, measure(connections, seconds)}`. `bridge` is the
 * running bridge of that engine, `at(name)` the address of a database that is new.
 */
export function engineRows(engine, bridge, { databaseUrl, vaultUrl, at, directory }) {
  let number = 0;
  const freshName = () => `bench_${engine.toLowerCase()}_${(number += 1)}`;
  return [
    { name: `bridge on ${engine}`, measure: (connections, seconds) => loadOf(bridge, connections, seconds) },
    {
      name: `Express + 1 insert, ${engine}`,
      measure: async (connections, seconds) =>
        whileRunning(await startBareExpress(directory, { ...bridge, store: await at(freshName()) }), (server) =>
          loadOf(server, connections, seconds),
        ),
    },
    {
      name: `${engine} alone, group commits`,
      measure: async (batch, seconds) => {
        const rawDatabaseUrl = await at(freshName());
        const rawVaultUrl = await at(freshName());
        const urls = { databaseUrl, vaultUrl, rawDatabaseUrl, rawVaultUrl };
        return inOwnProcess('raw-commits.mjs', { ...urls, batch, seconds, warmUpSeconds });
      },
    },
  ];
}

/** Bare Express, which gets the requests that `bridge` gets. */
export function bareRow(bridge, directory) {
  return {
    name: bareName,
    measure: async (connections, seconds) =>
      whileRunning(await startBareExpress(directory, bridge), (server) => loadOf(server, connections, seconds)),
  };
}

function loadOf({ url, headers, template }, connections, seconds) {
  const target = { url: `${url}/v1/submissions`, headers, template };
  return inOwnProcess('load.mjs', { ...target, connections, seconds, warmUpSeconds });
}

async function whileRunning(server, work) {
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** A bridge on SQLite files in `directory`, and where its rows find their databases. */
export async function sqliteEngine(directory) {
  await mkdir(directory, { recursive: true });
  const at = (name) => Promise.resolve(`sqlite:${join(directory, `${name}.sqlite`)}`);
  const databases = { databaseUrl: await at('data'), vaultUrl: await at('vault') };
  return { engine: 'SQLite', directory, at, ...databases, bridge: await startBridge(directory, databases) };
}

/** The same on databases of a MariaDB from `startMariaDb`. */
export async function mariadbEngine(directory, mariadb) {
  await mkdir(directory, { recursive: true });
  const at = async (name) => {
    await mariadb.execute(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    return `${mariadb.url}${name}`;
  };
  const databases = { databaseUrl: await at('bench_data'), vaultUrl: await at('bench_vault') };
  return { engine: 'MariaDB', directory, at, ...databases, bridge: await startBridge(directory, databases) };
}
