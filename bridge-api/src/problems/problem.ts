import { DomainError, isStorageUnavailable, type Locale } from '@kundenmeister/core';
import { catalogueEntry, type ProblemCode } from './catalogue';
import { fieldMessage } from './field-catalogue';
import { ProblemError, type ProblemField } from './problem-error';

/** A refusal before it is put into words. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly fields: readonly ProblemField[];
  readonly headers: Readonly<Record<string, string>>;
  /** The record as it is now, when it was changed in the meantime. */
  readonly current?: unknown;
}

/** The body of an `application/problem+json` answer (RFC 9457 section 3). */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  readonly current?: unknown;
}

/** Codes of body-parser's errors. */
const bodyErrors: Readonly<Record<string, ProblemCode>> = {
  'entity.too.large': 'body-too-large',
  'encoding.unsupported': 'unsupported-media-type',
  'request.aborted': 'malformed-request',
  'request.size.invalid': 'malformed-request',
};

/** What any thrown value means to the caller; whatever is not a known refusal is `internal-error`. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ProblemError) {
    const { fields = [], headers = {}, current } = error.options;
    return { code: error.code, fields, headers, ...(current !== undefined && { current }) };
  }
  if (error instanceof DomainError) return { code: error.code, fields: error.fields, headers: {} };
  return { code: unexpectedCode(error), fields: [], headers: {} };
}

function unexpectedCode(error: unknown): ProblemCode {
  if (isStorageUnavailable(error)) return 'storage-unavailable';
  if (error instanceof URIError) return 'not-found';
  if (!(error instanceof Error)) return 'internal-error';
  if ('type' in error && typeof error.type === 'string' && Object.hasOwn(bodyErrors, error.type)) {
    return bodyErrors[error.type] ?? 'malformed-request';
  }
  const status = 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? 'malformed-request' : 'internal-error';
}

/** Puts a refusal into the reader's words. `publicUrl` has no slash at its end. */
export function problemDocument(refusal: Refusal, locale: Locale, publicUrl: string): ProblemDocument {
  const entry = catalogueEntry(refusal.code);
  return {
    type: `${publicUrl}/problems/${refusal.code}`,
    title: entry.title[locale],
    status: entry.status,
    detail: entry.detail[locale],
    ...(refusal.fields.length > 0 && {
      errors: refusal.fields.map(({ pointer, code, params }) => ({
        pointer,
        code,
        message: fieldMessage(code, params, locale),
      })),
    }),
    ...(refusal.current !== undefined && { current: refusal.current }),
  };
}

/** Headers of a refusal: those given with it, `Retry-After` and `WWW-Authenticate` (RFC 6750 section 3) where due. */
export function problemHeaders(refusal: Refusal): Readonly<Record<string, string>> {
  const { status, retryAfter } = catalogueEntry(refusal.code);
  return {
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer realm="kundenmeister-data-protection"' }),
    ...refusal.headers,
  };
}
