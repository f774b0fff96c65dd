import fc from 'fast-check';
import { longestWindow, sentencesOf, windowsAround } from './declaration-sentences';

describe('the sentences of a declaration', () => {
  it.each([
    ['Eins ist da. Zwei auch! Drei?', ['Eins ist da.', 'Zwei auch!', 'Drei?']],
    ['Nach Art. 28 DSGVO, vgl. Abs. 3, z. B. Muster.', ['Nach Art. 28 DSGVO, vgl. Abs. 3, z. B. Muster.']],
    ['Er sagte „Ja.“ Dann ging er.', ['Er sagte „Ja.“', 'Dann ging er.']],
    ['ohne Ende', ['ohne Ende']],
  ])('of %j are %j', (paragraph, sentences) => {
    expect(sentencesOf(paragraph)).toEqual(sentences);
  });
});

describe('the pieces of a sentence that are looked at', () => {
  it('are the sentence itself when it has a usual length and says the word', () => {
    expect(windowsAround('x', 'a x b')).toEqual(['a x b']);
    expect(windowsAround('x', 'a b')).toEqual([]);
  });

  it('are of a bounded size each, and together at most four times as long as the sentence, however odd it is', () => {
    const piece = fc.constantFrom('x', 'x, ', 'auftragsverarbeiter, und ', 'a'.repeat(300), ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 500 }), (pieces, times) => {
        const sentence = pieces.join('').repeat(times);
        const windows = windowsAround('x', sentence);
        expect(Math.max(0, ...windows.map(({ length }) => length))).toBeLessThanOrEqual(longestWindow);
        expect(windows.join('').length).toBeLessThanOrEqual(4 * sentence.length + longestWindow);
        expect(windows.length > 0).toBe(sentence.includes('x'));
      }),
    );
  });
});
