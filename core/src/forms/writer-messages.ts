import type { Settled } from '../database/group-commit';
import { fromWire, toWire, type WireRefusal } from '../errors/wire-refusal';
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

/** The writer thread's answer to one batch. */
export type WriterAnswer =
  | { readonly outcomes: readonly ({ readonly result: Recorded } | { readonly refusal: WireRefusal })[] }
  | { readonly failure: WireRefusal };

export function answerOf(outcomes: readonly Settled<Recorded>[]): WriterAnswer {
  return {
    outcomes: outcomes.map((outcome) => ('result' in outcome ? outcome : { refusal: toWire(outcome.refusal) })),
  };
}

export function outcomesOf(answer: WriterAnswer): readonly Settled<Recorded>[] {
  if ('failure' in answer) throw fromWire(answer.failure, 'writer');
  return answer.outcomes.map((outcome) =>
    'result' in outcome ? outcome : { refusal: fromWire(outcome.refusal, 'writer') },
  );
}
