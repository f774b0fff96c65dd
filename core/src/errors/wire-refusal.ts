import { DomainError } from './domain-error';

/** A refusal as it crosses between threads, where classes do not survive. */
export interface WireRefusal {
  readonly domain: boolean;
  readonly code: string;
  readonly fields: DomainError['fields'];
}

export function toWire(error: unknown): WireRefusal {
  if (error instanceof DomainError) return { domain: true, code: error.code, fields: error.fields };
  // Only the code: the text of an error may hold what was to be written or read.
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return { domain: false, code: typeof code === 'string' ? code : String(name), fields: [] };
}

/** The refusal as the caller may throw it; `thread` says whose failure it was. */
export function fromWire(refusal: WireRefusal, thread: string): Error {
  if (refusal.domain) return new DomainError(refusal.code as DomainError['code'], refusal.fields);
  return Object.assign(new Error(`The ${thread} thread failed: ${refusal.code}`), { code: refusal.code });
}
