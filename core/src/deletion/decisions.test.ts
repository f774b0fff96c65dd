import { emptyJournal, nextJournalEntry, type JournalEntry } from '../vault/journal-entry';
import { wholeDecisions } from './decisions';

describe('Entries of the journal', () => {
  const entry = (tenantId: string, at: number): JournalEntry =>
    nextJournalEntry(emptyJournal, tenantId, new Date(at), { kind: 'person', ids: ['p'] });
  const [first, second, other, later] = [entry('a', 1), entry('a', 1), entry('b', 1), entry('b', 2)];

  it('of one tenant and time that follow each other are one decision', () => {
    expect(wholeDecisions([first, second, other, later], 50)).toEqual([[first, second], [other], [later]]);
    expect(wholeDecisions([first, other, second], 50)).toEqual([[first], [other], [second]]);
    expect(wholeDecisions([], 50)).toEqual([]);
  });

  it('wait when their decision may go on after those that were read', () => {
    expect(wholeDecisions([first, other, later], 3)).toEqual([[first], [other]]);
    expect(wholeDecisions([first, second], 2)).toEqual([[first, second]]);
  });
});
