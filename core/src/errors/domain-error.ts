import type { ErrorCode, FieldErrorCode } from './codes';

/** One thing wrong with one value; `pointer` is a JSON pointer (RFC 6901) into what was sent. */
export interface FieldError {
  readonly pointer: string;
  readonly code: FieldErrorCode;
  /** Values to name in the message: labels and limits, never what a person entered. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A refusal by a rule. The edge turns it into a problem (RFC 9457) in the reader's language; it holds no personal data. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly fields: readonly FieldError[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
