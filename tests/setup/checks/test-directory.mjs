import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { data } from '../paths.mjs';
import { startMariaDb } from '../mariadb.mjs';
import { startS3 } from '../s3.mjs';

const parent = join(data, 'test');

/**
 * A working folder for this run alone, so that two runs never meet; folders of runs that have ended go. `mariadb()`
 * and `s3()` start this run's servers at their first call. `close` stops them and removes the folder.
 */
export async function makeTestContext(missing) {
  await removeAbandoned();
  const directory = join(parent, `run-${process.pid}`);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'pid'), String(process.pid));
  const starting = {};
  return {
    missing,
    directory,
    mariadb: () => (starting.mariadb ??= startMariaDb(join(directory, 'mariadb'))),
    s3: () => (starting.s3 ??= startS3(join(directory, 's3'))),
    close: async () => {
      for (const server of await Promise.allSettled(Object.values(starting))) await server.value?.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function removeAbandoned() {
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = Number(await readFile(join(parent, name, 'pid'), 'utf8').catch(() => 'NaN'));
    if (pid && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
