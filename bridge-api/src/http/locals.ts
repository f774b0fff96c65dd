import type { Response } from 'express';
import type { Principal } from '@kundenmeister/core';

/** What the middlewares of one request tell each other. */
export interface Locals {
  /** What this request is called in answers and logs. */
  requestId?: string;
  /** The key's owner, once known. */
  principal?: Principal;
  /** The route's pattern, once matched: never the address itself, which may hold personal data. */
  route?: string;
  /** The headers of a route that is a page, so that a refusal is one too. */
  page?: Readonly<Record<string, string>>;
}

/** The locals of a response, typed. */
export function locals(response: Response): Locals {
  return response.locals as Locals;
}
