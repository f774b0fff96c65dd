import type { Settled } from '../database/group-commit';
import { DomainError } from '../errors/domain-error';
import type { Recorded, SubmissionJob } from './submission-writer';

/** Tells the thread to end; no batch reads like that. */
export const closeMessage = 'close';

/**
 * A batch as text: one string crosses between threads in a fraction of the time that its many small objects would take.
 * Only the two times are not JSON already.
 */
export function toMessage(jobs: readonly SubmissionJob[]): string {
  return JSON.stringify(jobs);
}

export function fromMessage(message: string): readonly SubmissionJob[] {
  const jobs = JSON.parse(message) as readonly SubmissionJob[];
  return jobs.map(({ input, ...job }) => {
    const { submittedAt, shown } = input;
    const times = { submittedAt: new Date(submittedAt), shown: { renderedAt: new Date(shown.renderedAt) } };
    return { ...job, input: { ...input, ...times } };
  });
}

/** A refusal as it crosses between threads, where classes do not survive. */
export interface WireRefusal {
  readonly domain: boolean;
  readonly code: string;
  readonly fields: DomainError['fields'];
}

/** The writer thread's answer to one batch. */
export type WriterAnswer =
  | { readonly outcomes: readonly ({ readonly result: Recorded } | { readonly refusal: WireRefusal })[] }
  | { readonly failure: WireRefusal };

export function toWire(error: unknown): WireRefusal {
  if (error instanceof DomainError) return { domain: true, code: error.code, fields: error.fields };
  // Only the code: the text of a database's error may hold what was to be written.
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return { domain: false, code: typeof code === 'string' ? code : String(name), fields: [] };
}

export function fromWire(refusal: WireRefusal): Error {
  if (refusal.domain) return new DomainError(refusal.code as DomainError['code'], refusal.fields);
  return Object.assign(new Error(`The writer thread failed: ${refusal.code}`), { code: refusal.code });
}

export function answerOf(outcomes: readonly Settled<Recorded>[]): WriterAnswer {
  return {
    outcomes: outcomes.map((outcome) => ('result' in outcome ? outcome : { refusal: toWire(outcome.refusal) })),
  };
}

export function outcomesOf(answer: WriterAnswer): readonly Settled<Recorded>[] {
  if ('failure' in answer) throw fromWire(answer.failure);
  return answer.outcomes.map((outcome) => ('result' in outcome ? outcome : { refusal: fromWire(outcome.refusal) }));
}
