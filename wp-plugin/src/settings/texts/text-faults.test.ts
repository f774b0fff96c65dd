import { emptyDraft } from './text-draft';
import { faultsIn } from './text-faults';

const draft = { ...emptyDraft({ locale: 'de', privacyPolicyUrl: '' }), topic: 'Garten' };
const pointers = (changed: Partial<typeof draft>, company: string): string[] | undefined =>
  faultsIn({ ...draft, ...changed }, company)?.fields.map(({ pointer }) => pointer);

describe('a text with a gap', () => {
  it('is not published: our words need a topic and a company', () => {
    expect(pointers({ topic: '  ' }, '')).toEqual(['/topic', '/consentText']);
  });

  it('is one of a newsletter that does not say what it contains', () => {
    expect(pointers({ textMode: 'own', ownText: 'Yes.', topic: '' }, 'Muster GmbH')).toEqual(['/topic']);
  });

  it('is not one in own words for another purpose', () => {
    expect(pointers({ textMode: 'own', purpose: 'contact', topic: '' }, '')).toBeUndefined();
  });

  it.each([
    ['/consentText/text', { textMode: 'own' as const, ownText: 'x'.repeat(20_001) }],
    ['/cancelNotice', { cancelNotice: 'x'.repeat(20_001) }],
    ['/privacyDeclaration/text', { declarationText: 'x'.repeat(60_001) }],
  ])('is as little published as one that is too long at %s', (pointer, changed) => {
    expect(pointers(changed, 'Muster GmbH')).toEqual([pointer]);
  });

  it('is not one with a long text that is not used', () => {
    expect(pointers({ ownText: 'x'.repeat(20_001) }, 'Muster GmbH')).toBeUndefined();
  });

  it('is not one that names all', () => {
    expect(faultsIn(draft, 'Muster GmbH')).toBeNull();
  });
});
