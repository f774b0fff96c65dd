import { processor, type Locale } from '@kundenmeister/core';
import { pageStyle, pageStyleSource } from './style';
import { template, type Html } from './template';

/** What fills the frame of a page. */
export interface PageContent {
  readonly locale: Locale;
  /** The controller in whose name the page speaks; undefined where it is not known, as on an unknown link. */
  readonly company: string | undefined;
  /** The heading, and the name of the page in the browser. */
  readonly title: string;
  /** What follows the heading. */
  readonly body: Html;
  /** The page in the other language; the page's own address with another `lang` unless given. */
  readonly otherLanguage?: string;
  /** Style and script beyond the frame's; the reply's policy has to allow them. */
  readonly head?: Html;
}

const frame = template<{
  locale: Locale;
  style: Html;
  company: string | false;
  title: string;
  fullTitle: string;
  body: Html;
  head: Html | '';
  responsible: string;
  other: { lang: Locale; label: string };
  otherLanguage: string;
}>(`<!doctype html>
<html lang="{{locale}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>{{fullTitle}}</title>
<style>{{{style}}}</style>
{{{head}}}</head>
<body>
{{#if company}}<header>{{company}}</header>
{{/if}}<main>
<h1>{{title}}</h1>
{{{body}}}
</main>
<footer>
<p>{{responsible}}</p>
<p><a href="{{otherLanguage}}" hreflang="{{other.lang}}" lang="{{other.lang}}">{{other.label}}</a></p>
</footer>
</body>
</html>
`);

const others = {
  de: { lang: 'en', label: 'This page in English' },
  en: { lang: 'de', label: 'Diese Seite auf Deutsch' },
} as const;

/** A whole page. Forms in it post to the page's own address, so that the language chosen stays. */
export function renderPage({ locale, company, title, body, otherLanguage, head }: PageContent): Html {
  return frame({
    locale,
    style: pageStyle as Html,
    company: company ?? false,
    title,
    fullTitle: company === undefined ? title : `${title} – ${company}`,
    body,
    head: head ?? '',
    responsible: responsibility(locale, company),
    other: others[locale],
    otherLanguage: otherLanguage ?? `?lang=${others[locale].lang}`,
  });
}

/** Who answers for the data and who processes it (Art. 13(1)(a) and (e), Art. 28 GDPR). */
function responsibility(locale: Locale, company: string | undefined): string {
  const { name } = processor();
  if (locale === 'de') {
    return company === undefined
      ? `${name} verarbeitet die Daten dieser Seite als Auftragsverarbeiter.`
      : `Verantwortlich für diese Daten: ${company}. ${name} verarbeitet sie im Auftrag als Auftragsverarbeiter.`;
  }
  return company === undefined
    ? `${name} processes the data of this page as a processor.`
    : `Controller of this data: ${company}. ${name} processes it on the controller's behalf as processor.`;
}

/** What a page may do beyond showing itself in the frame's own style. */
export interface PageLicence {
  /** Further sources of style. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Whether any site may show the page within its own. */
  readonly framed?: boolean;
}

/** The page's Content-Security-Policy: whatever is not allowed here is not loaded, run or framed. */
export function pagePolicy({ styles = [], scripts = [], framed = false }: PageLicence = {}): string {
  return [
    "default-src 'none'",
    `style-src ${[pageStyleSource, ...styles].join(' ')}`,
    ...(scripts.length > 0 ? [`script-src ${scripts.join(' ')}`] : []),
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framed ? '*' : "'none'"}`,
  ].join('; ');
}

/** Headers of every page: nothing runs, nothing is loaded, framed, cached or indexed. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': pagePolicy(),
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
  Vary: 'Accept-Language',
};

/** The same where any site may show the page within its own. */
export const framedPageHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'Content-Security-Policy': pagePolicy({ framed: true }),
  'Cross-Origin-Resource-Policy': 'cross-origin',
};
