import type { ConsentProfile, Purpose } from '../../bridge/types';
import { fitting } from './fitting';

const profile = (id: string, purpose: Purpose, checkboxActive = true): ConsentProfile => ({
  id,
  purpose,
  checkboxActive,
  description: id,
  topic: '',
  locale: 'de',
  consentText: { mode: 'proposal', text: '' },
  cancelNotice: '',
  privacyDeclaration: null,
  doubleOptIn: true,
  forms: [],
  contactGroupId: null,
  currentVersion: 'v',
  publishedAt: '2026-01-01T00:00:00.000Z',
  revision: 1,
  declarationCheckedAt: null,
  declarationFindings: [],
});

describe('the consent texts that fit a form', () => {
  const all = [
    profile('n', 'newsletter'),
    profile('c', 'contact'),
    profile('e', 'event'),
    profile('off', 'newsletter', false),
  ];

  it('have the purpose of the form and are in use', () => {
    expect(fitting(all, 'newsletter').map(({ id }) => id)).toEqual(['n']);
  });

  it('include events for a form of another kind', () => {
    expect(fitting(all, 'other').map(({ id }) => id)).toEqual(['e']);
  });
});
