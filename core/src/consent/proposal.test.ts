import fc from 'fast-check';
import { locales } from '../runtime/locale';
import { proposeConsentText } from './proposal';
import { purposes } from './types';

const every = purposes.flatMap((purpose) => locales.map((locale) => ({ purpose, locale })));

describe('the proposal of a consent text', () => {
  it('says in German who may send what, and that it can be withdrawn', () => {
    const { text } = proposeConsentText({
      purpose: 'newsletter',
      topic: 'Gartenbau',
      company: 'Muster GmbH',
      locale: 'de',
    });
    expect(text).toBe(
      'Ja, Muster GmbH darf mir per E-Mail Neuigkeiten zu Gartenbau senden und meine E-Mail-Adresse dafür verarbeiten. ' +
        'Ich kann das jederzeit widerrufen, zum Beispiel über den Link in jeder E-Mail.',
    );
  });

  it.each(every)('names company, topic and withdrawal ($purpose, $locale)', ({ purpose, locale }) => {
    const { text, cancelNotice } = proposeConsentText({ purpose, locale, topic: 'Gartenbau', company: 'Muster GmbH' });
    expect(text).toContain('Muster GmbH');
    expect(text).toContain('Gartenbau');
    const cancelling = locale === 'de' ? /jederzeit.*(widerrufen|abbestellen)/ : /(withdraw|cancel).*at any time/;
    expect(text).toMatch(cancelling);
    expect(cancelNotice).toMatch(cancelling);
  });

  it('says in words of its own for each purpose what the data is for', () => {
    for (const locale of locales) {
      const texts = purposes.map((purpose) => proposeConsentText({ purpose, locale, topic: 'x', company: 'y' }).text);
      expect(new Set(texts).size).toBe(purposes.length);
    }
  });

  it.each(every)('shows a placeholder for what is empty ($purpose, $locale)', ({ purpose, locale }) => {
    const { text } = proposeConsentText({ purpose, locale, topic: ' ', company: '' });
    expect(text).toContain(locale === 'de' ? '[Thema]' : '[topic]');
    expect(text).toContain(locale === 'de' ? '[Unternehmen]' : '[company]');
  });

  it('takes company and topic literally, whatever signs they hold', () => {
    const word = fc.stringMatching(/^[a-z$&{}'`]{1,20}$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom(...every), (topic, company, { purpose, locale }) => {
        const { text } = proposeConsentText({ purpose, locale, topic, company });
        expect(text).toContain(topic);
        expect(text).toContain(company);
      }),
    );
  });

  it('stays one line and does not double a full stop', () => {
    const { text } = proposeConsentText({
      purpose: 'other',
      topic: 'Gewinnspiel\n Ostern.',
      company: 'A\nB',
      locale: 'de',
    });
    expect(text).toContain('A B darf meine Angaben für diesen Zweck verarbeiten: Gewinnspiel Ostern. Ich');
  });
});
