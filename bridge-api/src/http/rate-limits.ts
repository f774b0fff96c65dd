import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Clock } from '@kundenmeister/core';
import { ProblemError } from '../problems/problem-error';
import { locals } from './locals';

/** Wrong keys that one address may send per minute before it is told to wait. */
const failedAuthenticationsPerMinute = 120;
/** Pages that one address may ask for per minute: there may be an office behind it. */
const pagesPerMinute = 300;
/** Hosted forms that one address may send per minute. */
const submissionsPerMinute = 20;
const windowMs = 60_000;

/** The limits of the edge, counted in this process. */
export interface RateLimits {
  /** Per key, after it was found valid. */
  readonly perKey: RequestHandler;
  /** Per address, run only when a key was wrong: a valid key from the same address is never held up. */
  readonly failedAuthentication: RequestHandler;
  /** Per address, on the public pages. */
  readonly perAddress: RequestHandler;
  /**
   * Per address, counting refusals only: a mail provider sends the one-click withdrawals of all its customers from a few
   * addresses, and none of them may be held up (Art. 7(3) GDPR).
   */
  readonly refusalsPerAddress: RequestHandler;
  /** Per address, on what the bridge's own forms send. */
  readonly submissionsPerAddress: RequestHandler;
}

/**
 * Limits per minute; with 0 valid keys are not limited, whoever has none still is. A refusal carries `Retry-After`
 * (RFC 6585 section 4).
 */
export function rateLimits(perMinute: number, clock: Clock): RateLimits {
  const keyOf = (_request: Request, response: Response): string => locals(response).principal?.keyId ?? '';
  return {
    perKey: perMinute === 0 ? pass : limit(perMinute, keyOf, clock),
    failedAuthentication: limit(failedAuthenticationsPerMinute, addressOf, clock),
    perAddress: limit(pagesPerMinute, addressOf, clock),
    refusalsPerAddress: limit(pagesPerMinute, addressOf, clock, true),
    submissionsPerAddress: limit(submissionsPerMinute, addressOf, clock),
  };
}

/** One network of IPv6 counts as one address. */
function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

const pass: RequestHandler = (_request, _response, next) => next();

function limit(
  perMinute: number,
  keyGenerator: (request: Request, response: Response) => string,
  clock: Clock,
  skipSuccessfulRequests = false,
): RequestHandler {
  return rateLimit({
    skipSuccessfulRequests,
    windowMs,
    limit: perMinute,
    keyGenerator,
    standardHeaders: false,
    legacyHeaders: false,
    requestPropertyName: 'rateLimit',
    validate: false,
    handler: (request, _response, next) => {
      const { resetTime } = (request as Request & { rateLimit: { resetTime?: Date } }).rateLimit;
      const waitMs = resetTime ? resetTime.getTime() - clock.now().getTime() : windowMs;
      const seconds = Math.min(Math.max(Math.ceil(waitMs / 1000), 1), windowMs / 1000);
      next(new ProblemError('rate-limited', { headers: { 'Retry-After': String(seconds) } }));
    },
  });
}
