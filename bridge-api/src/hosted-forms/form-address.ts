import { locales, type Locale } from '@kundenmeister/core';

/** How a hosted form is shown, as its address says. */
export interface Showing {
  /** Within another site's page. */
  readonly embedded: boolean;
  /** The page that says it embeds the form. */
  readonly page: string | undefined;
}

/** As the contract limits a submission's `pageUrl`. */
const longestPageUrl = 2000;

/** Reads `?embed=1` and `?page=`; anything else there is ignored. */
export function showingOf(query: Readonly<Record<string, unknown>>): Showing {
  const embedded = query['embed'] === '1';
  return { embedded, page: embedded ? embeddingPage(query['page']) : undefined };
}

/**
 * Origin and path of the page that embeds the form, when it is a web address. Query, fragment and credentials are cut off: they
 * may hold personal data. Nobody vouches for it; the browser was told by the page.
 */
function embeddingPage(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, origin, pathname } = new URL(value);
  return protocol === 'https:' || protocol === 'http:' ? origin + pathname : undefined;
}

/** The parameters that keep the page's language and showing from one page to the next. */
export function queryOf(
  { embedded, page }: Showing,
  locale: Locale,
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = { lang: locale, ...(embedded && { embed: '1' }), ...(page !== undefined && { page }), ...more };
  return `?${new URLSearchParams(parameters).toString()}`;
}

/** The same page in the other language. */
export function otherLanguageOf(showing: Showing, locale: Locale, more: Readonly<Record<string, string>> = {}): string {
  return queryOf(showing, locales.find((other) => other !== locale) ?? locale, more);
}

/**
 * Where the form was shown, for the proof: its own public address, and as a parameter the page that said it embeds the
 * form. An embedding page too long for a submission is left out.
 */
export function proofAddress(
  publicUrl: string,
  { tenantSlug, formKey }: { readonly tenantSlug: string; readonly formKey: string },
  { page }: Showing,
): string {
  const own = `${publicUrl}/f/${encodeURIComponent(tenantSlug)}/${encodeURIComponent(formKey)}`;
  const full = page === undefined ? own : `${own}?${new URLSearchParams({ page }).toString()}`;
  return full.length <= longestPageUrl ? full : own;
}
