import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics';
import { locals } from './locals';

/** Asked every few seconds by machines; a line for each would hide the rest. */
const notLogged = new Set(['/healthz', '/readyz', '/metrics']);

/** What proxies log for a client that left before its answer was sent. */
const clientClosedRequest = 499;

/**
 * Middleware that measures each answer and logs one line: method, the route's pattern, status, duration in
 * milliseconds, tenant and request id. Never the address, a query, a header or a body, as those hold personal data and
 * keys.
 */
export function observeAnswers(logger: Logger, { requestDuration }: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    response.once('close', () => {
      const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
      const { route = 'none', principal, requestId } = locals(response);
      const { method } = request;
      const status = response.writableFinished ? response.statusCode : clientClosedRequest;
      requestDuration.observe({ method, route, status }, milliseconds / 1000);
      if (notLogged.has(route) && status < 500) return;
      const durationMs = Math.round(milliseconds * 10) / 10;
      const line = { reqId: requestId, method, route, status, durationMs, tenantId: principal?.tenantId };
      if (status >= 500) logger.warn(line, 'answered');
      else logger.info(line, 'answered');
    });
    next();
  };
}
