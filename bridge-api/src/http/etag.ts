import { createHash } from 'node:crypto';
import { ProblemError } from '../problems/problem-error';

/** The entity tag of a record's revision (RFC 9110 section 8.8.3). */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/**
 * The revision that a caller wants to change, from `If-Match`; `any` for `*` (RFC 9110 section 13.1.1).
 * Throws `precondition-required` without the header, `precondition-failed` for a tag that is none of ours.
 */
export function expectedRevision(ifMatch: string | undefined): number | 'any' {
  if (ifMatch === undefined) throw new ProblemError('precondition-required');
  if (ifMatch.trim() === '*') return 'any';
  const revision = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (revision === undefined) throw new ProblemError('precondition-failed');
  return Number(revision);
}

/** The revision that a caller says it saw, where `If-Match` may be absent: then, or for `*`, none. Else as above. */
export function seenRevision(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined) return undefined;
  const revision = expectedRevision(ifMatch);
  return revision === 'any' ? undefined : revision;
}

/** The entity tag of an answer's content. */
export function contentTag(content: string): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}

/** Whether `If-None-Match` names this tag, so that 304 is answer enough (RFC 9110 section 13.1.2: weak comparison). */
export function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((candidate) => ['*', tag, `W/${tag}`].includes(candidate.trim()));
}
