import type { ErrorCode } from '@kundenmeister/core';
import type { CatalogueEntry } from './catalogue-entry';
import { domainCatalogue } from './domain-catalogue';
import { edgeCatalogue } from './edge-catalogue';

/** Every code that the last part of a problem's `type` can be. */
export type ProblemCode = ErrorCode | keyof typeof edgeCatalogue;

const catalogue: Readonly<Record<ProblemCode, CatalogueEntry>> = { ...domainCatalogue, ...edgeCatalogue };

/** All codes, in a fixed order. */
export const problemCodes = Object.keys(catalogue) as ProblemCode[];

/** The status and words of a code. */
export function catalogueEntry(code: ProblemCode): CatalogueEntry {
  return catalogue[code];
}

/** Whether a string from outside is one of our codes. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(catalogue, code);
}
