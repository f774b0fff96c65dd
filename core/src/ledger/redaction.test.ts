import { Redactions } from './redaction';

const missing = (...entries: [seq: number, ref: string][]): Redactions => {
  const redactions = new Redactions();
  for (const [seq, ref] of entries) redactions.missing({ seq, ref });
  return redactions;
};

describe('payloads taken out of the ledger', () => {
  it('are in order when a later entry accounts for each', () => {
    const redactions = missing([4, 'a'], [7, 'b']);
    redactions.accounted('b', { v: 1, seq: 7 });
    redactions.accounted('a', { v: 1, seq: 4 });
    expect(redactions.firstUnaccounted()).toBeUndefined();
  });

  it('are found when nothing accounts for them, the first one first', () => {
    expect(missing([7, 'b'], [4, 'a']).firstUnaccounted()).toBe(4);
  });

  it.each([
    ['another record', 'b', 4],
    ['another entry', 'a', 5],
  ])('are not accounted for by an entry about %s', (_, ref, seq) => {
    const redactions = missing([4, 'a']);
    redactions.accounted(ref, { v: 1, seq });
    expect(redactions.firstUnaccounted()).toBe(4);
  });

  it('are not accounted for by an entry that came before', () => {
    const redactions = new Redactions();
    redactions.accounted('a', { v: 1, seq: 4 });
    redactions.missing({ seq: 4, ref: 'a' });
    expect(redactions.firstUnaccounted()).toBe(4);
  });
});
