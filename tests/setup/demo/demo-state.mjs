import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { data } from '../paths.mjs';

export const demoDirectory = join(data, 'demo');
const file = join(demoDirectory, 'demo.json');

/** What earlier starts of the demo have made: `{tenantId, key, profiles}`, each once; it holds a key, so mode 0600. */
export async function readState() {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
}

export async function writeState(state) {
  await mkdir(demoDirectory, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(state, null, 2), { mode: 0o600 });
}
