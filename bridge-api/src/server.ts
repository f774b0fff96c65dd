import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { systemRuntime, type Core } from '@kundenmeister/core';
import { createApp } from './app';
import { httpUrl, type Config } from './config';
import { answerClientFaults } from './http/client-faults';
import type { Lifecycle } from './http/lifecycle';
import { startJobs } from './jobs/jobs';
import { ownWork } from './jobs/own-work';
import { createMetrics } from './metrics/metrics';

/** Longest time to read a whole request, in milliseconds: slow senders hold no connection for long. */
const requestTimeoutMs = 30_000;
/** Bytes that all headers of a request may have together. */
const maxHeaderSize = 16 * 1024;
/** Longer than proxies commonly keep idle connections, so that it is they who close them. */
const keepAliveTimeoutMs = 65_000;
/** How often, while closing, connections without a request are looked for. */
const sweepIntervalMs = 50;

/** A bridge that answers requests. */
export interface RunningServer {
  /** Where it listens; with port 0 the one that was free. */
  readonly url: string;
  /** Refuses new requests, finishes those under way, then closes `core`. */
  close(): Promise<void>;
}

/** Starts listening. Rejects when the address is taken. From then on closing `core` is the server's task. */
export async function startServer(config: Config, core: Core, logger: Logger): Promise<RunningServer> {
  const lifecycle: Lifecycle = { closing: false };
  const metrics = createMetrics();
  const app = createApp({ core, config, logger, metrics, clock: systemRuntime.clock, lifecycle });
  const server = createServer(
    { requestTimeout: requestTimeoutMs, keepAliveTimeout: keepAliveTimeoutMs, maxHeaderSize, requireHostHeader: false },
    app,
  );
  // An expectation that nobody meets may be ignored (RFC 9110 section 10.1.1); Node.js would answer 417 without a problem.
  server.on('checkExpectation', app);
  answerClientFaults(server, config.publicUrl, logger, systemRuntime.clock);
  await listen(server, config);
  const jobs = startJobs(ownWork(core, config, metrics, logger), logger);
  const { port } = server.address() as AddressInfo;
  return {
    url: httpUrl(config.host, port),
    async close() {
      lifecycle.closing = true;
      await Promise.all([jobs.stop(), closed(server)]);
      await core.close();
    },
  };
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Connections that browsers and proxies keep open are closed as soon as their last answer is sent. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const sweep = setInterval(() => server.closeIdleConnections(), sweepIntervalMs);
    server.close((error) => {
      clearInterval(sweep);
      if (error) reject(error);
      else resolve();
    });
  });
}
