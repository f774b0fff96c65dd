import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { locals } from './locals';

/**
 * One line per answer: method, the route's pattern, status, duration in milliseconds, tenant and request id. Never the
 * address, a query, a header or a body, as those hold personal data and keys.
 */
export function requestLog(logger: Logger): RequestHandler {
  const line = (request: IncomingMessage, response: ServerResponse, times: { responseTime?: number }): object => {
    const { route = 'none', principal } = locals(response as Response);
    return {
      method: request.method,
      route,
      status: response.statusCode,
      durationMs: times.responseTime,
      ...(principal && { tenantId: principal.tenantId }),
    };
  };
  return pinoHttp({
    logger,
    genReqId: (request) => request.id,
    quietReqLogger: true,
    quietResLogger: true,
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    autoLogging: { ignore: (request) => request.url === '/healthz' || request.url === '/metrics' },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'warn' : 'info'),
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'answered',
    customSuccessObject: line,
    customErrorObject: (request, response, _error, times: { responseTime?: number }) => line(request, response, times),
  });
}
