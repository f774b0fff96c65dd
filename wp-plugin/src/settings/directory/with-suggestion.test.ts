import { withSuggestion } from './with-suggestion';

test.each([
  ['', 'Contract'],
  [' \n', 'Contract'],
  ['Consent', 'Consent\nContract'],
  ['Consent\n', 'Consent\nContract'],
])('a suggestion put into %j loses nothing of it', (text, expected) => {
  expect(withSuggestion(text, 'Contract')).toBe(expected);
});
