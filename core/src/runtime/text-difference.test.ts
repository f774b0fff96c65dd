import fc from 'fast-check';
import { changedParagraphs, difference, type Segment } from './text-difference';

const joined = (segments: readonly Segment[], without: Segment['kind']): string =>
  segments
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

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

  it('of long texts without a word in common is told at once, as replaced whole', () => {
    const text = (word: string): string => Array.from({ length: 9000 }, (_, index) => `${word}${index}`).join(' ');
    const start = performance.now();
    expect(difference(text('a'), text('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect(performance.now() - start).toBeLessThan(3000);
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
