import type { Request, RequestHandler, Response } from 'express';
import type { Core, Principal } from '@kundenmeister/core';
import { ProblemError } from '../problems/problem-error';
import { locals } from './locals';
import type { RateLimits } from './rate-limits';
import type { TenantRoute } from './route';

const bearer = /^Bearer +([\x21-\x7e]{1,200})$/i;

/**
 * Middleware that lets a valid key with one of the route's scopes through (RFC 6750 section 2.1) and keeps its owner in
 * the locals. Otherwise `unauthorized`, `forbidden-scope`, or, after too many wrong keys from one address, `rate-limited`.
 */
export function authentication(access: TenantRoute['access'], core: Core, limits: RateLimits): RequestHandler {
  const identify =
    access.keyCheck === 'committed'
      ? (key: string) => core.submissions.authenticate(key)
      : (key: string) => core.tenants.authenticate(key);

  return async (request: Request, response: Response, next) => {
    const key = bearer.exec(request.headers.authorization ?? '')?.[1];
    const principal: Principal | undefined = key === undefined ? undefined : await identify(key);
    if (!principal) {
      await limits.failedAuthentication(request, response, (error?: unknown) =>
        next(error ?? new ProblemError('unauthorized')),
      );
      return;
    }
    locals(response).principal = principal;
    if (!access.scopes.some((scope) => principal.scopes.includes(scope))) throw new ProblemError('forbidden-scope');
    next();
  };
}
