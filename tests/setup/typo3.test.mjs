import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { findTypo3 } from './typo3.mjs';

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kmdp-typo3-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('without composer and TYPO3_DIR it says that both are missing', async () => {
  const { reason } = await findTypo3({ env: { PATH: folder }, directory: join(folder, 'none') });
  assert.equal(reason, 'TYPO3_DIR is not set, and composer is not installed');
});

test('a TYPO3_DIR that holds no TYPO3 is an error, not a reason to skip', async () => {
  await assert.rejects(findTypo3({ env: { TYPO3_DIR: folder } }), /is no TYPO3 in Composer mode/);
});

test('a TYPO3 with another extension than this checkout’s is an error', async () => {
  const directory = join(folder, 'other');
  await mkdir(join(directory, 'vendor', 'bin'), { recursive: true });
  await mkdir(join(directory, 'vendor', 'composer'));
  await mkdir(join(directory, 'vendor', 'koerbler', 'kundenmeister-data-protection'), { recursive: true });
  await writeFile(join(directory, 'vendor', 'bin', 'typo3'), '');
  await writeFile(join(directory, 'vendor', 'composer', 'installed.json'), '{"packages":[]}');
  await assert.rejects(findTypo3({ env: { TYPO3_DIR: directory } }), /does not hold this checkout's extension/);
});

test('a registry without TYPO3 gives Composer’s own words as the reason, and leaves nothing behind', async () => {
  const directory = join(folder, 'refused');
  await composerThatFails('  Problem 1\n    - Root composer.json requires typo3/cms-core, it could not be found.');
  const { reason } = await findTypo3({ env: { PATH: folder }, directory });
  assert.match(reason, /Composer could not bring TYPO3: Root composer.json requires typo3\/cms-core/);
  await assert.rejects(readFile(join(directory, 'composer.json')), { code: 'ENOENT' });
});

async function composerThatFails(words) {
  const file = join(folder, 'composer');
  await writeFile(file, `#!/bin/sh\nprintf '%s' "${words}" >&2\nexit 2\n`);
  await chmod(file, 0o755);
}
