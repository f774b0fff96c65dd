import { withSentence } from './with-sentence';

test.each([
  ['', 'S.'],
  ['  \n', 'S.'],
  ['Text.', 'Text.\n\nS.'],
  ['Text.\n\n\n', 'Text.\n\nS.'],
])('to %j the sentence is added as a paragraph of its own', (text, expected) =>
  expect(withSentence(text, 'S.')).toBe(expected),
);
