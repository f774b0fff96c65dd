import fc from 'fast-check';
import { changedParagraphs, difference, type Segment } from './text-difference';

const joined = (segments: readonly Segment[], without: Segment['kind']): string =>
  segments
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const words = (count: number, word: string): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');

const shortWords = (count: number, step: number): string =>
  Array.from({ length: count }, (_, index) => 'abcdefghijklm'.charAt(((index * step) % 13) ^ (index % 3))).join(' ');

describe('the difference of two texts', () => {
  it('is told word by word', () => {
    expect(difference('Ich darf jederzeit kündigen.', 'Ich kann jederzeit kündigen.')).toEqual([
      { kind: 'same', text: 'Ich ' },
      { kind: 'removed', text: 'darf' },
      { kind: 'added', text: 'kann' },
      { kind: 'same', text: ' jederzeit kündigen.' },
    ]);
  });

  it('is nothing between empty texts, and all of it beside an empty one', () => {
    expect(difference('', '')).toEqual([]);
    expect(difference('', 'Neu.')).toEqual([{ kind: 'added', text: 'Neu.' }]);
    expect(difference('Alt.', '')).toEqual([{ kind: 'removed', text: 'Alt.' }]);
  });

  it('holds both texts to the letter', () => {
    const words = fc.array(fc.constantFrom('Ja', 'nein', ' ', '\n\n', 'Öl', '.', '<b>'), { maxLength: 40 });
    const text = words.map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (earlier, later) => {
        const segments = difference(earlier, later);
        expect(joined(segments, 'added')).toBe(earlier);
        expect(joined(segments, 'removed')).toBe(later);
      }),
    );
  });

  it.each<[string, string, string]>([
    ['no word in common', words(9000, 'alt'), words(9000, 'neu')],
    ['short words in another order', shortWords(29_000, 7), shortWords(29_000, 11)],
    [
      'short lines in another order',
      shortWords(29_000, 7).replaceAll(' ', '\n'),
      shortWords(29_000, 11).replaceAll(' ', '\n'),
    ],
    ['nothing but punctuation', '.,;'.repeat(20_000), ';.,!'.repeat(15_000)],
  ])('of 60,000 characters with %s takes no longer than a moment', (_, earlier, later) => {
    const times = [1, 2, 3, 4, 5].map(() => {
      const start = performance.now();
      const segments = difference(earlier, later);
      expect(joined(segments, 'added')).toBe(earlier);
      expect(joined(segments, 'removed')).toBe(later);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(100);
  });

  it('of long texts of which much changed is told by paragraph', () => {
    const kept = `${words(300, 'bleibt')}\n\n`;
    const earlier = `${kept}${words(3000, 'alt')}\n\n${kept}`;
    const later = `${kept}${words(3000, 'neu')}\n\n${kept}`;
    const kinds = difference(earlier, later).map(({ kind }) => kind);
    expect(kinds).toEqual(['same', 'removed', 'added', 'same']);
  });

  it('of a long text of which a few words changed is told word by word', () => {
    const long = words(7000, 'wort');
    const changed = difference(`${long} darf ${long}`, `${long} kann ${long}`).filter(({ kind }) => kind !== 'same');
    expect(changed).toEqual([
      { kind: 'removed', text: 'darf' },
      { kind: 'added', text: 'kann' },
    ]);
  });
});

describe('changed paragraphs', () => {
  it('are those in which a word changed', () => {
    const segments = difference('1. Eins\n\n2. Zwei\n\n3. Drei', '1. Eins\n\n2. Zwo\n\n3. Drei');
    expect(changedParagraphs(segments)).toEqual([
      [
        { kind: 'same', text: '2. ' },
        { kind: 'removed', text: 'Zwei' },
        { kind: 'added', text: 'Zwo' },
      ],
    ]);
  });

  it('are none between equal texts', () => {
    expect(changedParagraphs(difference('Eins\n\nZwei', 'Eins\n\nZwei'))).toEqual([]);
  });
});
