import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesLock } from './install.mjs';

const locked = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0', optional: true },
};

test('an installation that matches the lock file is kept, whatever optional packages this machine lacks', () => {
  assert.equal(matchesLock(locked, { 'node_modules/a': { version: '1.0.0' } }), true);
});

test('another version, or nothing installed, does not match the lock file', () => {
  assert.equal(matchesLock(locked, { 'node_modules/a': { version: '1.0.1' } }), false);
  assert.equal(matchesLock(locked, null), false);
});
