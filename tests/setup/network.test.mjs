import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { anyFreePort, freePortFrom } from './network.mjs';

test('a port in use is passed over for the next free one', async () => {
  const port = await anyFreePort();
  const other = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  assert.ok((await freePortFrom(port)) > port);
  other.close();
});
