/** @jest-environment jsdom */
import { readerLocale } from './reader-locale';

describe('the language of the reader', () => {
  it.each([
    ['de-AT', 'de'],
    ['de-DE-formal', 'de'],
    ['en-US', 'en'],
    ['fr-FR', 'en'],
  ])('of a page in %s is %s', (lang, locale) => {
    document.documentElement.lang = lang;
    expect(readerLocale()).toBe(locale);
  });
});
