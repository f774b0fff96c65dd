import type { ConsentProfile } from '../../bridge/types';
import { changesWords, differingFields, draftOf, emptyDraft, inputOf, shownWords, typedSince } from './text-draft';

const proposal = { text: 'Yes, Muster GmbH may write to me.', cancelNotice: 'You can cancel at any time.' };

const stored: ConsentProfile = {
  id: 'p1',
  description: 'Newsletter',
  purpose: 'newsletter',
  topic: 'gardening',
  locale: 'en',
  consentText: { mode: 'proposal', text: proposal.text },
  cancelNotice: proposal.cancelNotice,
  privacyDeclaration: { mode: 'link', url: 'https://muster.example/privacy' },
  checkboxActive: true,
  doubleOptIn: true,
  contactGroupId: 'g1',
  forms: ['f-one', 'f-two'],
  currentVersion: 'v1',
  publishedAt: '2026-11-01T09:00:00.000Z',
  revision: 3,
  declarationCheckedAt: null,
  declarationFindings: [],
};

const fresh = emptyDraft({ locale: 'de', privacyPolicyUrl: '' });

describe('a new consent text', () => {
  it('links to the site’s privacy page where there is one', () => {
    const draft = emptyDraft({ locale: 'de', privacyPolicyUrl: 'https://muster.example/privacy' });
    expect(shownWords(draft, null).declaration).toEqual({ mode: 'link', url: 'https://muster.example/privacy' });
  });

  it('has our cancel notice until another one is typed', () => {
    expect(inputOf(fresh, proposal).cancelNotice).toBe(proposal.cancelNotice);
    expect(inputOf({ ...fresh, cancelNotice: ' My own. ' }, proposal).cancelNotice).toBe('My own.');
  });

  it('may be left without a cancel notice on purpose', () => {
    expect(inputOf({ ...fresh, cancelNotice: '' }, proposal).cancelNotice).toBe('');
  });

  it('leaves the contact group to the bridge until one is chosen', () => {
    expect(inputOf(fresh, proposal)).not.toHaveProperty('contactGroupId');
  });
});

describe('what is sent', () => {
  it('of a stored text is what was read', () => {
    const { consentText, ...input } = inputOf(draftOf(stored), proposal);
    expect(consentText).toEqual({ mode: 'proposal' });
    expect(stored).toMatchObject(input);
  });

  it('always asks for confirmation of a newsletter', () => {
    expect(inputOf({ ...fresh, doubleOptIn: false }, proposal).doubleOptIn).toBe(true);
    expect(inputOf({ ...fresh, purpose: 'contact', doubleOptIn: false }, proposal).doubleOptIn).toBe(false);
  });

  it('holds own words only when they were chosen', () => {
    const draft = { ...fresh, ownText: 'Yes, please.' };
    expect(inputOf(draft, proposal).consentText).toEqual({ mode: 'proposal' });
    expect(inputOf({ ...draft, textMode: 'own' }, proposal).consentText).toEqual({ mode: 'own', text: 'Yes, please.' });
  });
});

describe('a new version', () => {
  const draft = draftOf(stored);

  it('is not published by a change that visitors do not see', () => {
    const changed = { ...draft, description: 'Other', checkboxActive: false, forms: [], contactGroupId: 'g2' };
    expect(changesWords(changed, stored, proposal)).toBe(false);
  });

  it.each([
    ['the language', { locale: 'de' as const }],
    ['own words', { textMode: 'own' as const, ownText: 'Yes.' }],
    ['own words to nothing', { textMode: 'own' as const, ownText: '' }],
    ['the cancel notice', { cancelNotice: 'Any time.' }],
    ['the address of the declaration', { declarationUrl: 'https://muster.example/other' }],
    ['a declaration as text', { declarationMode: 'text' as const, declarationText: 'Körbler GmbH …' }],
  ])('is published by a change of %s', (_, changed) => {
    expect(changesWords({ ...draft, ...changed }, stored, proposal)).toBe(true);
  });

  it('is published when our proposal reads differently by now', () => {
    expect(changesWords(draft, stored, { ...proposal, text: 'Yes, Muster AG may write to me.' })).toBe(true);
  });

  it('is not announced while the proposal is not known yet', () => {
    expect(changesWords(draft, stored, null)).toBe(false);
  });
});

it('two drafts with the same forms in another order do not differ', () => {
  const draft = draftOf(stored);
  expect(differingFields(draft, { ...draft, forms: ['f-two', 'f-one'] })).toEqual([]);
  expect(differingFields(draft, { ...draft, forms: ['f-one'], topic: 'x' })).toEqual(['topic', 'forms']);
});

it('what was typed while a draft was being saved is kept', () => {
  const sent = { ...draftOf(stored), description: ' Newsletter ', topic: 'gardens' };
  const answered = { ...sent, description: 'Newsletter' };
  expect(typedSince(sent, { ...sent, topic: 'gardens and' }, answered)).toEqual({ ...answered, topic: 'gardens and' });
});
