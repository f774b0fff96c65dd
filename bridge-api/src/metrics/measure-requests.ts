import type { RequestHandler } from 'express';
import { locals } from '../http/locals';
import type { Metrics } from './metrics';

/** Middleware that observes how long each request takes. */
export function measureRequests({ requestDuration }: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const { route = 'none' } = locals(response);
      requestDuration.observe({ method: request.method, route, status: response.statusCode }, seconds);
    });
    next();
  };
}
