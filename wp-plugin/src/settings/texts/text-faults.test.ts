import { emptyDraft } from './text-draft';
import { gapIn } from './text-faults';

const draft = { ...emptyDraft({ locale: 'de', privacyPolicyUrl: '' }), topic: 'Garten' };
const pointers = (changed: Partial<typeof draft>, company: string): string[] | undefined =>
  gapIn({ ...draft, ...changed }, company)?.fields.map(({ pointer }) => pointer);

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

  it('is not one that names all', () => {
    expect(gapIn(draft, 'Muster GmbH')).toBeNull();
  });
});
