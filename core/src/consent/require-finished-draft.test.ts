import { requireFinishedDraft } from './require-finished-draft';

const text = (words: string) => ({ privacyDeclaration: { mode: 'text' as const, text: words } });

describe('a drafted declaration', () => {
  it.each([
    '[Entwurf, aus Ihren Einstellungen erzeugt.] Zweck',
    'Frist: [Bitte ergänzen: wie lange]',
    '[Draft] Purpose',
    '[Please add: how long]',
  ])('is not published with what it leaves open: %s', (words) => {
    expect(() => requireFinishedDraft(text(words))).toThrow('field-invalid');
  });

  it('is published once that is gone, whatever else stands in brackets', () => {
    expect(() =>
      requireFinishedDraft(text('Zweck [1]: Newsletter. Unser Entwurf [Entwurfsfassung] ist fertig.')),
    ).not.toThrow();
  });

  it('is nobody’s concern where the declaration is a link', () => {
    expect(() =>
      requireFinishedDraft({ privacyDeclaration: { mode: 'link', url: 'https://example.org' } }),
    ).not.toThrow();
  });
});
