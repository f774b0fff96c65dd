import type { Request } from 'express';
import { locales, type Locale } from '@kundenmeister/core';

const offered = ['en', ...locales.filter((locale) => locale !== 'en')];

/** The language of an answer, after `Accept-Language` (RFC 9110 section 12.5.4); English when nothing fits. */
export function localeOf(request: Request): Locale {
  const accepted = request.acceptsLanguages(offered);
  return locales.find((locale) => locale === accepted) ?? 'en';
}
