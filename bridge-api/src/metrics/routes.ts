import type { RequestHandler } from 'express';
import { publicRoute, type Route } from '../http/route';
import { ProblemError } from '../problems/problem-error';
import type { Metrics } from './metrics';

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Middleware for `/metrics`: only programs on this machine may read them. The socket counts, not what a proxy claims;
 * a request that a local proxy forwarded comes from elsewhere.
 */
export const loopbackOnly: RequestHandler = (request, _response, next) => {
  const forwarded = forwardingHeaders.some((name) => request.headers[name] !== undefined);
  next(!forwarded && isLoopback(request.socket.remoteAddress) ? undefined : new ProblemError('loopback-only'));
};

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1$|(::ffff:)?127\.)/.test(address);
}

/** What this process counts, for Prometheus. */
export function metricsRoutes({ registry }: Metrics): Route[] {
  return [
    publicRoute({
      method: 'get',
      path: '/metrics',
      summary: 'Metrics as Prometheus text; only from the same machine',
      access: 'public',
      responses: { 200: { description: 'The metrics', contentType: 'text/plain' } },
      problems: ['loopback-only'],
      handler: async () => ({
        status: 200,
        contentType: registry.contentType,
        headers: { 'Cache-Control': 'no-store' },
        body: await registry.metrics(),
      }),
    }),
  ];
}
