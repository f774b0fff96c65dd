import { purposes } from '../consent/types';
import { isRequired } from './required-box';
import { type FormKind, formKinds } from './types';

describe('a box that must be ticked', () => {
  it.each<[FormKind, readonly string[]]>([
    ['newsletter', ['newsletter']],
    ['contact', ['contact']],
    ['other', ['contact', 'event', 'other']],
  ])('on a %s form is one for its own purpose: %s', (kind, required) => {
    expect(purposes.filter((purpose) => isRequired(kind, purpose))).toEqual(required);
  });

  it('is never the newsletter on a form that is for something else', () => {
    expect(formKinds.filter((kind) => isRequired(kind, 'newsletter'))).toEqual(['newsletter']);
  });
});
