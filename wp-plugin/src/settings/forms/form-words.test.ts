import type { SiteForm } from '../../bridge/site-types';
import { stateOf, toMend } from './form-words';

const finding = (message: string) => ({ code: 'no-profile', severity: 'warn' as const, message, fix: '' });
const form = (changes: Partial<SiteForm>): SiteForm => ({
  formKey: 'f-1',
  title: 'News',
  kind: 'newsletter',
  fields: [],
  profiles: [],
  hasConsent: true,
  postId: 1,
  pageTitle: 'Page',
  pageType: 'Page',
  status: 'publish',
  pageUrl: null,
  editUrl: null,
  compliant: true,
  findings: [],
  ...changes,
});

describe('the state of a form', () => {
  it.each([
    ['a published form without findings', {}, 'good', 'In order'],
    ['one that should be mended', { findings: [finding('x')] }, 'good', 'Takes data, could be better'],
    ['one that breaks a rule', { compliant: false, findings: [finding('x')] }, 'bad', 'Takes no data'],
    ['a draft that breaks a rule', { status: 'draft' as const, compliant: false }, 'bad', 'Not ready yet'],
    ['a draft in order', { status: 'draft' as const }, 'quiet', 'Ready to be published'],
    ['one that could not be checked', { compliant: null, findings: null }, 'quiet', 'Not checked'],
  ])('of %s', (_, changes, tone, words) => expect(stateOf(form(changes))).toEqual({ tone, words }));
});

describe('what to mend', () => {
  it('is the first finding, and how many more there are', () => {
    expect(toMend({ findings: [] })).toBe('');
    expect(toMend({ findings: null })).toBe('');
    expect(toMend({ findings: [finding('One.')] })).toBe('One.');
    expect(toMend({ findings: [finding('One.'), finding('Two.'), finding('Three.')] })).toBe('One. (and 2 more)');
  });
});
