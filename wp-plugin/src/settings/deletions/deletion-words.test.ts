import type { DeletionRequest } from '../../bridge/deletion-types';
import { deadlineWords, isHeld, stateWords, subjectOf } from './deletion-words';

const now = new Date('2026-11-27T10:00:00Z');
const request: DeletionRequest = {
  id: 'r1',
  kind: 'person',
  origin: 'controller',
  state: 'scheduled',
  chargeable: false,
  receivedAt: '2026-11-27T09:00:00Z',
  dueAt: '2026-12-01T22:59:59.999Z',
  overdue: false,
  executedAt: null,
  contactId: 'c1',
  email: 'anna@example.org',
  records: null,
  description: null,
  note: null,
  requestedBy: null,
  rejectionReason: null,
  legalHold: null,
};
const held: DeletionRequest = { ...request, legalHold: { reason: '§ 132 BAO', until: '2027-12-31T23:00:00Z' } };

describe('a deletion request', () => {
  it.each<[Partial<DeletionRequest>, string]>([
    [{}, 'anna@example.org'],
    [{ email: null }, 'Contact c1'],
    [{ email: null, state: 'executed' }, 'A person'],
    [{ email: null, contactId: null, kind: 'records', records: [{ type: 'consent', id: 'a' }] }, '1 record'],
    [{ email: null, contactId: null, kind: 'described', description: 'Old letters' }, 'Old letters'],
    [{ email: null, contactId: null, kind: 'described', state: 'executed' }, 'Described records'],
  ])('with %j is about “%s”', (changes, words) => {
    expect(subjectOf({ ...request, ...changes })).toBe(words);
  });

  it('tells the time left while somebody must act, and why no time runs', () => {
    expect(deadlineWords(request, now)).toBe('4 days left');
    expect(deadlineWords({ ...request, state: 'received' }, now)).toBe('4 days left');
    expect(deadlineWords({ ...request, state: 'awaiting-cost-approval' }, now)).toContain('when you accept');
    expect(deadlineWords(held, now)).toContain('The law keeps it until');
    for (const state of ['executed', 'cancelled', 'rejected'] as const) {
      expect(deadlineWords({ ...request, state }, now)).toBe('');
    }
  });

  it('is held by law only until that ends, and only while it waits', () => {
    expect(isHeld(held, now)).toBe(true);
    expect([stateWords(held, now), stateWords(request, now)]).toEqual(['Kept by law', 'In progress']);
    expect(isHeld(held, new Date('2027-12-31T23:00:00Z'))).toBe(false);
    expect(isHeld({ ...held, state: 'executed' }, now)).toBe(false);
  });
});
