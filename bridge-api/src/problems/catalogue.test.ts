import { errorCodes, fieldErrorCodes, locales } from '@kundenmeister/core';
import { catalogueEntry, problemCodes } from './catalogue';
import { fieldMessage, problemFieldCodes } from './field-catalogue';

describe('The catalogue of problems', () => {
  it.each(errorCodes)('has a status and words for the code %s of core', (code) => {
    expect(problemCodes).toContain(code);
  });

  it.each(fieldErrorCodes)('has words for the field code %s of core', (code) => {
    expect(problemFieldCodes).toContain(code);
  });

  it.each(problemCodes)('says %s in German and in English, differently', (code) => {
    const { status, title, detail } = catalogueEntry(code);
    expect(status).toBeGreaterThanOrEqual(400);
    for (const locale of locales) {
      expect(title[locale]).toMatch(/\S/);
      expect(detail[locale]).toMatch(/\S.*\.$/);
    }
    expect(detail.de).not.toBe(detail.en);
  });

  it.each(problemFieldCodes)('says what is wrong with a field that is %s in both languages', (code) => {
    const params = { limit: 10, years: 30, sentence: 'X.', expected: { de: 'Text', en: 'text' } };
    const [german, english] = locales.map((locale) => fieldMessage(code, params, locale));
    expect(german).toMatch(/\S.*\.$/);
    expect(english).toMatch(/\S.*\.$/);
    expect(german).not.toBe(english);
    expect(`${german}${english}`).not.toMatch(/[{}…]/);
  });

  it('tells how long to wait wherever the refusal is passing', () => {
    const passing = problemCodes.filter((code) => catalogueEntry(code).status === 503);
    expect(passing.map((code) => catalogueEntry(code).retryAfter)).not.toContain(undefined);
  });
});
