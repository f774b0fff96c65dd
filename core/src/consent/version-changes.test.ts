import { changesSince } from './version-changes';

const words = {
  consentText: 'Ja, ich will.',
  cancelNotice: 'Jederzeit abbestellbar.',
  privacyDeclaration: { mode: 'link', url: 'https://muster.example/datenschutz' },
  processorStatement: 'Körbler GmbH',
} as const;

describe('the changes of a version', () => {
  it('are none for the first version', () => {
    expect(changesSince(undefined, words)).toEqual([]);
  });

  it('name each part whose words differ, and no other', () => {
    const changes = changesSince(words, { ...words, consentText: 'Ja, ich mag.', cancelNotice: '' });
    expect(changes).toEqual([
      {
        part: 'consentText',
        segments: [
          { kind: 'same', text: 'Ja, ich ' },
          { kind: 'removed', text: 'will' },
          { kind: 'added', text: 'mag' },
          { kind: 'same', text: '.' },
        ],
      },
      { part: 'cancelNotice', segments: [{ kind: 'removed', text: words.cancelNotice }] },
    ]);
  });

  it('show a declaration that became a text, or went away', () => {
    const asText = changesSince(words, { ...words, privacyDeclaration: { mode: 'text', text: 'Wir' } });
    expect(asText).toMatchObject([{ part: 'privacyDeclaration' }]);
    const gone = changesSince(words, { ...words, privacyDeclaration: null });
    expect(gone).toEqual([
      { part: 'privacyDeclaration', segments: [{ kind: 'removed', text: words.privacyDeclaration.url }] },
    ]);
  });

  it('hold markup as the letters it is made of', () => {
    const [change] = changesSince(words, { ...words, cancelNotice: '<script>alert(1)</script>' });
    expect(
      change?.segments
        .filter(({ kind }) => kind === 'added')
        .map(({ text }) => text)
        .join(''),
    ).toContain('<script>');
  });
});
