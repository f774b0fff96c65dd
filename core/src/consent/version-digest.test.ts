import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type ShownWords, versionDigest } from './version-digest';

const words: ShownWords = {
  locale: 'de',
  consentText: 'Ja, ich möchte.',
  cancelNotice: 'Jederzeit.',
  privacyDeclaration: { mode: 'text', text: 'Zeile 1\nZeile 2' },
  processorStatement: 'Körbler GmbH',
};

describe('the digest of a consent version', () => {
  it('is the SHA-256 over the canonical JSON with its schema version in front', () => {
    const canonical =
      '{"v":1,"words":{"cancelNotice":"Jederzeit.","consentText":"Ja, ich möchte.","locale":"de",' +
      '"privacyDeclaration":{"mode":"text","text":"Zeile 1\\nZeile 2"},"processorStatement":"Körbler GmbH"}}';
    expect(versionDigest(words)).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  it('does not depend on the order in which the parts are given', () => {
    const reversed = Object.fromEntries(Object.entries(words).reverse()) as unknown as ShownWords;
    expect(versionDigest(reversed)).toBe(versionDigest(words));
  });

  it('is the same for composed and decomposed letters and for any line end', () => {
    const typedElsewhere: ShownWords = {
      ...words,
      consentText: words.consentText.normalize('NFD'),
      privacyDeclaration: { mode: 'text', text: 'Zeile 1\r\nZeile 2' },
    };
    expect(versionDigest(typedElsewhere)).toBe(versionDigest(words));
    expect(versionDigest({ ...words, privacyDeclaration: { mode: 'text', text: 'Zeile 1\rZeile 2' } })).toBe(
      versionDigest(words),
    );
  });

  it.each<Partial<ShownWords>>([
    { locale: 'en' },
    { consentText: 'Ja, ich möchte' },
    { cancelNotice: '' },
    { privacyDeclaration: null },
    { privacyDeclaration: { mode: 'link', url: 'https://example.at/datenschutz' } },
    { processorStatement: 'Andere GmbH' },
  ])('changes when any part changes: %j', (change) => {
    expect(versionDigest({ ...words, ...change })).not.toBe(versionDigest(words));
  });

  it('never lets words move from one part to another unnoticed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (a, b) => {
        const split = versionDigest({ ...words, consentText: a, cancelNotice: b });
        expect(split).toMatch(/^[0-9a-f]{64}$/);
        expect(versionDigest({ ...words, consentText: a + b, cancelNotice: '' })).not.toBe(split);
      }),
    );
  });
});
