import { isShownAtField } from './shown-at-field';

test.each([
  '/active',
  '/company',
  '/company/email',
  '/processorAgreement/acceptedBy',
  '/keepProofDays',
  '/keepObjectionDays',
])('an error of %s stands at its field', (pointer) => expect(isShownAtField(pointer)).toBe(true));

test.each(['', '/recordIp', '/company/vat', '/processorAgreement/acceptedAt'])(
  'an error of %p has no field and is listed',
  (pointer) => expect(isShownAtField(pointer)).toBe(false),
);
