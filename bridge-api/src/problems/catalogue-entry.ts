import type { Localized } from '@kundenmeister/core';

/** How one refusal reads: its HTTP status, and its words for people in each language. */
export interface CatalogueEntry {
  readonly status: number;
  readonly title: Localized;
  readonly detail: Localized;
  /** Seconds after which trying again makes sense; sent as `Retry-After` (RFC 9110 section 10.2.3). */
  readonly retryAfter?: number;
}
