import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { locals } from './locals';

const sane = /^[A-Za-z0-9._-]{8,64}$/;

/** Middleware that gives each request an id, the caller's own `X-Request-Id` where it is sane, and answers with it. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && sane.test(given) ? given : randomUUID();
  locals(response).requestId = id;
  response.setHeader('X-Request-Id', id);
  next();
};
