import type { Locale } from '../bridge/types';

/** The language of who reads this page, as WordPress shows it to them; the site's may be another. */
export const readerLocale = (): Locale => (document.documentElement.lang.toLowerCase().startsWith('de') ? 'de' : 'en');
