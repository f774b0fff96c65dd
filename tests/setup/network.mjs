import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const listens = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const { port: got } = probe.address();
      probe.close(() => resolve(got));
    });
  });

/** A port of 127.0.0.1 that nobody uses at this moment. */
export const anyFreePort = () => listens(0);

/** `wanted`, or the first free port of 127.0.0.1 after it. */
export async function freePortFrom(wanted) {
  for (let port = wanted; port < wanted + 200; port += 1) if (await listens(port)) return port;
  throw new Error(`No free port between ${wanted} and ${wanted + 199}.`);
}

/** Waits until `probe` answers something true; `server` having ended, or `limitMs` gone, rejects with its log's end. */
export async function waitUntil(what, probe, { server, limitMs = 60_000 } = {}) {
  const giveUp = Date.now() + limitMs;
  for (;;) {
    const answer = await Promise.resolve(probe()).catch(() => false);
    if (answer) return answer;
    if (server?.ended) throw new Error(`${what} ended before it was ready.\n${logEnd(server.log)}`);
    if (Date.now() > giveUp)
      throw new Error(`${what} was not ready after ${limitMs / 1000} s.\n${logEnd(server?.log)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** Whether a page answers 200 and holds `text`: that a port is open says little. */
export async function pageHolds(url, text = '') {
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  return response.status === 200 && (await response.text()).includes(text);
}

function logEnd(file) {
  return file ? readFileSync(file, 'utf8').split('\n').slice(-20).join('\n') : '';
}
