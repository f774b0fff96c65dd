import express, { type Request, type RequestHandler } from 'express';
import { bodyLimit } from '../http/json-body';
import { ProblemError } from '../problems/problem-error';

const formType = /^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?$/i;

/** Middleware that reads the bytes of a form; anything but `application/x-www-form-urlencoded` is refused. */
export function readForm(): RequestHandler[] {
  const requireForm: RequestHandler = (request, _response, next) => {
    const type = request.headers['content-type'];
    next(type !== undefined && formType.test(type) ? undefined : new ProblemError('unsupported-media-type'));
  };
  return [requireForm, express.raw({ type: () => true, limit: bodyLimit })];
}

/** The fields that `readForm` read. Throws `malformed-request` for a name that comes twice. */
export function formFields(request: Request): Readonly<Record<string, string>> {
  const bytes: unknown = request.body;
  const entries = [...new URLSearchParams(Buffer.isBuffer(bytes) ? bytes.toString('utf8') : '')];
  const names = new Set(entries.map(([name]) => name));
  if (names.size !== entries.length || names.has('__proto__')) throw new ProblemError('malformed-request');
  return Object.fromEntries(entries);
}
