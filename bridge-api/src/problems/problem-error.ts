import type { Localized } from '@kundenmeister/core';
import type { ProblemCode } from './catalogue';
import type { ProblemFieldCode } from './field-catalogue';

/** One fault of a request; `pointer` is a JSON pointer (RFC 6901) into the body, or into `/query`, `/params`, `/headers`. */
export interface ProblemField {
  readonly pointer: string;
  readonly code: ProblemFieldCode;
  readonly params?: Readonly<Record<string, string | number | Localized>>;
}

/** A refusal by the HTTP edge; the problem middleware turns it into an answer. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly options: {
      readonly fields?: readonly ProblemField[];
      readonly headers?: Readonly<Record<string, string>>;
      /** What the record is now that someone else has changed. */
      readonly current?: unknown;
    } = {},
  ) {
    super(code);
    this.name = 'ProblemError';
  }
}
