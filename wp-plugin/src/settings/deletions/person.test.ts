import type { ConsentSummary } from '../../bridge/types';
import { entriesOf, recordsOf } from './person';

const consent = (id: string, createdAt: string, formKey = 'f1'): ConsentSummary => ({
  id,
  createdAt,
  formKey,
  email: 'anna@example.org',
  state: 'given',
  purpose: 'contact',
  description: 'Contact',
});

describe('the form entries behind consents', () => {
  const one = consent('a', '2026-11-27T10:00:00.123Z');
  const two = consent('b', '2026-11-27T10:00:00.123Z');
  const other = consent('c', '2026-11-27T10:00:00.123Z', 'f2');
  const later = consent('d', '2026-11-27T10:00:00.124Z');

  it('hold together what was given at once in one form', () => {
    const ids = entriesOf([later, one, two, other]).map(({ consents }) => consents.map(({ id }) => id));
    expect(ids).toEqual([['d'], ['a', 'b'], ['c']]);
  });

  it('name every consent as a record', () => {
    expect(recordsOf(entriesOf([one, two]))).toEqual([
      { type: 'consent', id: 'a' },
      { type: 'consent', id: 'b' },
    ]);
  });
});
