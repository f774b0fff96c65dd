import { locales } from '../runtime/locale';
import { checkDeclaration } from './declaration-check';

const complete =
  'Wir verarbeiten Ihre E-Mail-Adresse zu dem Zweck, Ihnen den Newsletter zu senden. Die Körbler GmbH ist unser ' +
  'Auftragsverarbeiter. Sie haben das Recht auf Auskunft, Löschung und Widerruf.';

const codes = (text: string): string[] =>
  checkDeclaration(text).findings.map(({ code, severity }) => `${severity} ${code}`);

describe('checking a privacy declaration', () => {
  it('finds nothing in a complete one', () => {
    expect(checkDeclaration(complete)).toEqual({ namesProcessor: true, findings: [], sentenceToAdd: null });
    expect(
      codes(
        'We process your address for the purpose of mailing. Körbler GmbH is our processor. You have the right to withdraw.',
      ),
    ).toEqual([]);
  });

  it('blocks one that does not name the processor', () => {
    const text = complete.replace('Auftragsverarbeiter', 'Partner');
    expect(checkDeclaration(text).namesProcessor).toBe(false);
    expect(codes(text)).toEqual(['block processor-not-named']);
  });

  it('offers the sentence that makes it name the processor', () => {
    for (const locale of locales) {
      const sentence = checkDeclaration('Willkommen.').sentenceToAdd?.[locale] ?? '';
      expect(checkDeclaration(`Willkommen. ${sentence}`).namesProcessor).toBe(true);
    }
  });

  it('warns while passages of a draft are left in it', () => {
    expect(codes(`${complete} [Bitte ergänzen: Anschrift.]`)).toEqual(['warn draft-unfinished']);
    expect(codes(`[Draft, made from your settings.] ${complete}`)).toEqual(['warn draft-unfinished']);
    expect(codes(`${complete} [1] und [Entwurfsfassung]`)).toEqual([]);
  });

  it('warns when purpose or rights are missing', () => {
    expect(codes('Die Körbler GmbH ist unser Auftragsverarbeiter.')).toEqual([
      'warn purpose-missing',
      'warn rights-missing',
    ]);
  });

  it('finds everything missing in an empty one', () => {
    expect(codes('')).toEqual(['block processor-not-named', 'warn purpose-missing', 'warn rights-missing']);
  });

  it.each(locales)('gives as mend what makes the declaration pass (%s)', (locale) => {
    const mended = checkDeclaration('Willkommen.')
      .findings.map(({ fix }) => fix[locale])
      .join(' ');
    expect(codes(`Willkommen. ${mended}`)).toEqual([]);
  });

  it.each([
    'Wir verwenden Ihre E-Mail-Adresse für den Versand des Newsletters.',
    'Zur Beantwortung Ihrer Anfrage verarbeiten wir Ihre Angaben.',
    'Die Verarbeitung dient der Beantwortung Ihrer Anfrage.',
    'Wir brauchen die Adresse, um Ihnen antworten zu können.',
    'Verarbeitungszwecke: Newsletter',
    'We store your address to send you the newsletter.',
    'Your data is only used for answering you.',
    'We need it so that we can answer you.',
    'PURPOSES OF PROCESSING',
  ])('takes for a purpose: %s', (text) => {
    expect(codes(text)).not.toContain('warn purpose-missing');
  });

  it.each(['Wir achten auf Ihre Daten.', 'Ihre Daten sind bei uns gut aufgehoben.', 'We care about your data.'])(
    'takes for no purpose: %s',
    (text) => {
      expect(codes(text)).toContain('warn purpose-missing');
    },
  );

  it.each([
    'Sie haben das Recht auf Auskunft.',
    'IHRE RECHTE',
    'Sie haben das Recht, Ihre Daten berichtigen zu lassen.',
    'Sie können die Löschung Ihrer Daten verlangen.',
    'Sie können der Verarbeitung widersprechen.',
    'You have the right to access your data.',
    'Your privacy rights',
    'You may lodge a complaint.',
  ])('takes for rights: %s', (text) => {
    expect(codes(text)).not.toContain('warn rights-missing');
  });

  it.each(['Alle Rechte vorbehalten.', 'Urheberrecht: Muster GmbH', 'All rights reserved.', 'Rechtsform: GmbH'])(
    'takes for no rights: %s',
    (text) => {
      expect(codes(text)).toContain('warn rights-missing');
    },
  );
});
