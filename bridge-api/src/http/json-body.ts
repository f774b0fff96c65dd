import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { toUSVString } from 'node:util';
import express from 'express';
import type { Request, RequestHandler } from 'express';
import { ProblemError } from '../problems/problem-error';

/** The most a request body may hold, in bytes (imports will have their own limit). */
export const bodyLimit = 64 * 1024;

/** The same where whole declarations are sent, so that one that is too long is told so at its place. */
export const textBodyLimit = 512 * 1024;

/** A body that was read: its value, and the hash of its bytes. */
export interface JsonBody {
  readonly value: unknown;
  /** SHA-256 of the bytes as received, hex. */
  readonly hash: string;
}

const jsonInUtf8 = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?$/i;

/** Middleware that reads the bytes of a JSON body; anything else than `application/json` in UTF-8 is refused. */
export function readBody(limit = bodyLimit): RequestHandler[] {
  const requireJson: RequestHandler = (request, _response, next) => {
    const type = request.headers['content-type'];
    next(type !== undefined && jsonInUtf8.test(type) ? undefined : new ProblemError('unsupported-media-type'));
  };
  return [requireJson, express.raw({ type: () => true, limit })];
}

/** Parses what `readBody` read. Throws `malformed-json`; also for doubled names, which JSON.parse would let pass. */
export function jsonBody(request: Request): JsonBody {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes) || !isUtf8(bytes)) throw new ProblemError('malformed-json');
  const text = bytes.toString('utf8');
  if (isTooDeep(text)) throw new ProblemError('malformed-json');
  const value = parse(text);
  if (countNames(text) !== countProperties(value) || (mayBeUnfaithful.test(text) && !isFaithful(value))) {
    throw new ProblemError('malformed-json');
  }
  return { value, hash: createHash('sha256').update(bytes).digest('hex') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the body, which may hold personal data.
    throw new ProblemError('malformed-json');
  }
}

/** Deeper than any body of ours; the walks below are recursive. */
const deepest = 32;

/** Whether brackets outside of strings nest deeper than allowed. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(stringOrBracket)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

const stringOrBracket = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/g;

const stringOrName = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/** How many property names a valid JSON text contains, doubled ones included. */
function countNames(text: string): number {
  let names = 0;
  for (const match of text.matchAll(stringOrName)) {
    if (match[1] !== undefined) names += 1;
  }
  return names;
}

/** How many properties a parsed value has, at all depths. */
function countProperties(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const values: unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : values.length;
  for (const inner of values) count += countProperties(inner);
  return count;
}

const mayBeUnfaithful = /\\u|__proto__/;

/**
 * Whether everything would be kept as it was sent: half of a surrogate pair can be neither stored nor hashed, and a
 * property of this name vanishes when an object is copied.
 */
function isFaithful(value: unknown): boolean {
  if (typeof value === 'string') return toUSVString(value) === value;
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isFaithful(name) && name !== '__proto__' && isFaithful(inner));
}
