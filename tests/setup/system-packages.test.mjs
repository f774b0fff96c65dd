import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { findMissing, findProgram } from './system-packages.mjs';

test('a machine without PHP is told so, with the Debian packages to install', async () => {
  const { needs, packages } = await findMissing({ env: { PATH: '/nowhere' } });
  assert.match(needs.php, /not installed/);
  assert.ok(packages.includes('php-cli') && packages.includes('php-sqlite3'));
});

test('an S3-compatible server counts as there when its library is', async () => {
  const { needs, packages } = await findMissing({ env: { PATH: '/nowhere' } });
  const found = existsSync('/usr/lib/python3/dist-packages/swift/proxy/server.py');
  assert.equal(needs['swift-proxy-server'], found ? null : 'swift-proxy-server is not installed');
  assert.equal(packages.includes('python3-swift'), !found);
});

test('a browser of one’s own is used when the environment names it', async () => {
  assert.equal(await findProgram('chromium', { env: { CHROMIUM: '/opt/my-chromium', PATH: '' } }), '/opt/my-chromium');
});
