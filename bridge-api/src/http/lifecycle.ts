import type { RequestHandler } from 'express';
import { ProblemError } from '../problems/problem-error';

/** Whether the process is on its way out. */
export interface Lifecycle {
  closing: boolean;
}

/** Middleware that, once the process is closing, sends callers elsewhere; what was let in before is finished. */
export function refuseWhenClosing(lifecycle: Lifecycle): RequestHandler {
  return (request, _response, next) => {
    if (!lifecycle.closing || request.path === '/healthz') return next();
    next(new ProblemError('shutting-down', { headers: { Connection: 'close' } }));
  };
}
