import fc from 'fast-check';
import { normaliseEmail } from './email';

describe('the one spelling of an e-mail address', () => {
  it.each([
    ['  Anna.Muster@Example.AT ', 'anna.muster@example.at'],
    ['anna+shop@example.at', 'anna+shop@example.at'],
    ['info@Müller.at', 'info@xn--mller-kva.at'],
    ['info@mu\u0308ller.at', 'info@xn--mller-kva.at'],
    ['jürgen@example.at', 'jürgen@example.at'],
    ['ju\u0308rgen@example.at', 'jürgen@example.at'],
    ["o'brien@sub.example.co.uk", "o'brien@sub.example.co.uk"],
    ['"a@b"@example.at', '"a@b"@example.at'],
    [`${'a'.repeat(64)}@example.at`, `${'a'.repeat(64)}@example.at`],
  ])('of %j is %j', (typed, normalised) => {
    expect(normaliseEmail(typed)).toBe(normalised);
  });

  it.each([
    '',
    '@',
    'anna',
    'anna@',
    '@example.at',
    'anna@example',
    'anna@@example.at',
    'anna@b@example.at',
    '.anna@example.at',
    'anna.@example.at',
    'an..na@example.at',
    'an na@example.at',
    'anna@exam ple.at',
    'anna@example..at',
    'anna@example.at.',
    'anna@.example.at',
    'anna@-example.at',
    'anna@example-.at',
    'anna@exa_mple.at',
    'anna@ex%61mple.at',
    'anna@[192.0.2.1]',
    'anna@192.0.2.1',
    'anna@0x7f.1',
    'anna@[IPv6:2001:db8::1]',
    'anna@2001:db8::1',
    'anna@example.at\r\nBcc: eva@example.at',
    'anna\n@example.at',
    'anna\u0000@example.at',
    'an\u200bna@example.at',
    'anna\u202e@example.at',
    'Anna <anna@example.at>',
    'anna@example.at,eva@example.at',
    '"an na"@example.at',
    '"an"na"@example.at',
    'mailto:anna@example.at',
    `${'a'.repeat(65)}@example.at`,
    `anna@${'a'.repeat(64)}.at`,
    `anna@${'a.'.repeat(125)}at`,
  ])('is none for %j', (typed) => {
    expect(normaliseEmail(typed)).toBeUndefined();
  });

  const word = fc.stringMatching(/^[a-zA-Z0-9]{1,20}$/);
  const address = fc.tuple(word, word, fc.constantFrom('at', 'COM', 'co.uk')).map(([a, b, c]) => `${a}@${b}x.${c}`);

  it('is the same for the same person in other case', () => {
    fc.assert(
      fc.property(address, (typed) => {
        const normalised = normaliseEmail(typed);
        expect(normalised).toBeDefined();
        expect(normaliseEmail(typed.toUpperCase())).toBe(normalised);
        expect(normaliseEmail(typed.toLowerCase())).toBe(normalised);
      }),
    );
  });

  it('does not change when it is normalised again', () => {
    const anything = fc.oneof(
      address,
      fc.string({ unit: 'grapheme' }).map((local) => `${local}@müller.at`),
    );
    fc.assert(
      fc.property(anything, (typed) => {
        const normalised = normaliseEmail(typed);
        fc.pre(normalised !== undefined);
        expect(normaliseEmail(normalised)).toBe(normalised);
      }),
    );
  });

  it('never carries what could start a header line, and has one ASCII domain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, domain) => {
        const normalised = normaliseEmail(`${local}@${domain}`) ?? 'none@example.at';
        expect(normalised).not.toMatch(/[\s\p{Cc}]/u);
        expect(normalised).toMatch(/@[a-z0-9.-]+\.[a-z0-9-]+$/);
      }),
    );
  });
});
