import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMissing, findProgram } from './system-packages.mjs';

test('a machine without PHP is told so, with the Debian packages to install', async () => {
  const { needs, packages } = await findMissing({ env: { PATH: '/nowhere' } });
  assert.match(needs.php, /not installed/);
  assert.ok(packages.includes('php-cli') && packages.includes('php-sqlite3'));
});

test('a browser of one’s own is used when the environment names it', async () => {
  assert.equal(await findProgram('chromium', { env: { CHROMIUM: '/opt/my-chromium', PATH: '' } }), '/opt/my-chromium');
});
