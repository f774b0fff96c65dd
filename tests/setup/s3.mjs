import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { anyFreePort, waitUntil } from './network.mjs';
import { setupDirectory } from './paths.mjs';
import { startServer } from './processes.mjs';

/**
 * An S3-compatible server of our own: OpenStack Swift on a free port of 127.0.0.1, its data in a new directory that must
 * keep extended attributes. Promises `{url, stop()}`; the address holds the keys; `stop` also removes the data.
 */
export async function startS3(directory) {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const port = await anyFreePort();
  const program = join(setupDirectory, 's3-server.py');
  // Debian's own Python, since the package is for that one.
  const server = startServer('/usr/bin/python3', ['-W', 'ignore', program, directory, port, 'test:tester', 'testing'], {
    log: join(dirname(directory), 's3.log'),
  });
  await waitUntil('The S3 server', async () => (await fetch(`http://127.0.0.1:${port}/`)).status > 0, { server });
  return {
    url: `http://test%3Atester:testing@127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
