import { clashOf, merged } from './merge';
import { emptyDraft } from './text-draft';

const base = emptyDraft({ locale: 'de', privacyPolicyUrl: '' });
const mine = { ...base, topic: 'gardens', description: 'Mine', doubleOptIn: false };
const theirs = { ...base, topic: 'tools', forms: ['f-one'], doubleOptIn: false };
const clash = clashOf(base, mine, theirs);

describe('two people who changed the same text', () => {
  it('choose only where both changed the same field differently', () => {
    expect(clash).toEqual({ taken: ['forms'], open: ['topic'] });
  });

  it('lose nothing: each keeps what only that one changed', () => {
    expect(merged(mine, theirs, clash, {})).toMatchObject({ description: 'Mine', forms: ['f-one'] });
  });

  it.each([
    ['mine', 'gardens'],
    ['theirs', 'tools'],
  ] as const)('get what was chosen: %s', (side, topic) => {
    expect(merged(mine, theirs, clash, { topic: side }).topic).toBe(topic);
  });

  it('have nothing to choose when only the other one changed anything', () => {
    expect(clashOf(base, base, theirs).open).toEqual([]);
    expect(merged(base, theirs, clashOf(base, base, theirs), {})).toEqual(theirs);
  });
});
