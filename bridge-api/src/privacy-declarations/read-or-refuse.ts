import type { PageFailure, ReadPage } from '@kundenmeister/core';
import { ProblemError } from '../problems/problem-error';

/** The refusal of an address whose page cannot be read; `pointer` says where the address stood in the body. */
export function unreachable(failure: PageFailure, pointer: string): ProblemError {
  return new ProblemError('declaration-unreachable', { fields: [{ pointer, code: failure }] });
}

/** Reads the page at an address. Throws `declaration-unreachable` with the reason at `pointer`. */
export async function readOrRefuse(readPage: ReadPage, url: string, pointer: string): Promise<string> {
  const outcome = await readPage(url);
  if ('failure' in outcome) throw unreachable(outcome.failure, pointer);
  return outcome.text;
}
