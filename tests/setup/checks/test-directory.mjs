import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { data } from '../paths.mjs';
import { startMariaDb } from '../mariadb.mjs';

const parent = join(data, 'test');

/**
 * A working folder for this run alone, so that two runs never meet; folders of runs that have ended go. `mariadb()`
 * starts this run's MariaDB at its first call. `close` stops it and removes the folder.
 */
export async function makeTestContext(missing) {
  await removeAbandoned();
  const directory = join(parent, `run-${process.pid}`);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'pid'), String(process.pid));
  let starting = null;
  return {
    missing,
    directory,
    mariadb: () => (starting ??= startMariaDb(join(directory, 'mariadb'))),
    close: async () => {
      await (await starting)?.stop();
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
