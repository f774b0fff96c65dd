import type { Request } from 'express';
import { locales, type Locale } from '@kundenmeister/core';

/** The language a reader chose by `?lang=`, or one of ours that its browser asks for; undefined when it named none. */
export function wantedLocale(request: Request): Locale | undefined {
  const chosen = locales.find((locale) => locale === request.query['lang']);
  if (chosen !== undefined || request.headers['accept-language'] === undefined) return chosen;
  const accepted = request.acceptsLanguages([...locales]);
  return locales.find((locale) => locale === accepted);
}
