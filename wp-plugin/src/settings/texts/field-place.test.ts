import { isShownAtField, messageUnder } from './field-place';

test.each([
  '/description',
  '/topic',
  '/consentText/text',
  '/privacyDeclaration/url',
  '/privacyDeclaration',
  '/forms/0',
])('an error of %s stands at its field', (pointer) => expect(isShownAtField(pointer)).toBe(true));

test.each(['', '/checkboxActive', '/surplus', '/descriptions'])('an error of %p is listed', (pointer) =>
  expect(isShownAtField(pointer)).toBe(false),
);

test('a message is found at the member and below it, not beside it', () => {
  const fields = [{ pointer: '/consentTexts', code: 'x', message: 'beside' }];
  const problem = { code: 'field-invalid', message: '', status: 422, fields };
  expect(messageUnder(problem, '/consentText')).toBeUndefined();
  fields.push({ pointer: '/consentText/text', code: 'x', message: 'below' });
  expect(messageUnder(problem, '/consentText')).toBe('below');
  expect(messageUnder(null, '/consentText')).toBeUndefined();
});
