import type { RequestHandler } from 'express';
import { ProblemError } from '../problems/problem-error';

/** Middleware that refuses a request of HTTP/1.1 without `Host` (RFC 9112 section 3.2); Node.js would without a problem. */
export const requireHost: RequestHandler = (request, _response, next) => {
  next(
    request.httpVersion === '1.1' && request.headers.host === undefined
      ? new ProblemError('malformed-request')
      : undefined,
  );
};
