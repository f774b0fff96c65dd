import { preferenceItems, type ShownConsent } from './preferences';

const consent = (id: string, more: Partial<ShownConsent>): ShownConsent => ({
  id,
  profileId: 'news',
  state: 'confirmed',
  needsConfirmation: true,
  seq: 1,
  purpose: 'newsletter',
  topic: 'Gartenmöbel',
  consentText: `Text ${id}`,
  locale: 'de',
  at: new Date(0),
  ...more,
});

const shown = (consents: readonly ShownConsent[], objection?: number): string[] =>
  preferenceItems(consents, objection).map(
    ({ profileId, state, consentText }) => `${profileId} ${state} ${consentText}`,
  );

describe("A person's page", () => {
  it('shows each profile once, in the words last agreed to', () => {
    expect(shown([consent('a', { seq: 1 }), consent('b', { seq: 4 })])).toEqual(['news agreed Text b']);
  });

  it('shows a consent as agreed although a second sign-up for the same waits for its confirmation', () => {
    expect(shown([consent('a', { seq: 1 }), consent('b', { seq: 4, state: 'requested' })])).toEqual([
      'news agreed Text a',
    ]);
  });

  it('shows what waits, what ended, and nothing of boxes left unticked', () => {
    const others = [
      consent('a', { profileId: 'ended', state: 'expired' }),
      consent('b', { profileId: 'waiting', state: 'requested' }),
      consent('c', { profileId: 'unticked', state: 'refused' }),
      consent('d', { profileId: 'contact', state: 'given' }),
    ];
    expect(shown(others)).toEqual(['contact agreed Text d', 'waiting pending Text b', 'ended expired Text a']);
  });

  it('shows what a later withdrawal or objection overrules as ended', () => {
    expect(shown([consent('a', { seq: 1 }), consent('b', { seq: 4, state: 'withdrawn' })])).toEqual([
      'news withdrawn Text b',
    ]);
    expect(shown([consent('a', { seq: 1 })], 2)).toEqual(['news expired Text a']);
    expect(shown([consent('a', { seq: 3, state: 'given', needsConfirmation: false })], 2)).toEqual([
      'news expired Text a',
    ]);
  });

  it('shows what was asked for after an objection as waiting, so that it can be withdrawn', () => {
    expect(shown([consent('a', { seq: 3, state: 'requested' })], 2)).toEqual(['news pending Text a']);
  });
});
