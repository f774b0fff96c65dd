import fc from 'fast-check';
import { emptyJournal, nextJournalEntry, type JournalEntry } from '../../vault/journal-entry';
import { journalFault, type KnownHead } from './journal-evidence';

const at = new Date('2026-11-24T10:00:00Z');
const chain = (length: number, salt = ''): JournalEntry[] => {
  const entries: JournalEntry[] = [];
  for (let n = 1; n <= length; n++) {
    const erased = { kind: 'person', ids: [`person-${n}${salt}`] } as const;
    entries.push(nextJournalEntry(entries.at(-1) ?? emptyJournal, 'tenant', at, erased));
  }
  return entries;
};
// eslint-disable-next-line @typescript-eslint/require-await -- as files and tables are read
const stream = async function* (entries: readonly JournalEntry[]) {
  yield* entries;
};
const fault = (journal: JournalEntry[], mirror: JournalEntry[], known: KnownHead[] = [], head = journal.at(-1)) =>
  journalFault({
    ...{ journal: stream(journal), mirror: stream(mirror), known },
    journalHead: () => Promise.resolve(head ?? emptyJournal),
  });
const seen = ({ seq, hash }: JournalEntry): KnownHead => ({ seq, hash, seenBy: 'the backup of 2026-11-24' });

describe('the deletion journal before a restore', () => {
  it('is trusted when it and its mirror tell the same, up to every head that is known', async () => {
    const entries = chain(5);
    expect(await fault(entries, entries, entries.map(seen))).toBeUndefined();
    expect(await fault([], [])).toBeUndefined();
  });

  it('is trusted when its mirror is ahead, as that is written first', async () => {
    const entries = chain(5);
    expect(await fault(entries.slice(0, 3), entries, [seen(entries[4] as JournalEntry)])).toBeUndefined();
  });

  it.each([
    ['its mirror is empty', chain(3), [], 'mirror is cut or older'],
    ['its mirror is cut', chain(3), chain(2), 'mirror is cut or older'],
    [
      'its mirror lacks an entry',
      chain(3),
      chain(3).filter(({ seq }) => seq !== 2),
      'mirror is cut or altered at entry 2',
    ],
    ['it lacks an entry', chain(3).filter(({ seq }) => seq !== 1), chain(3), 'journal is cut or altered at entry 1'],
    ['it belongs to another mirror', chain(3), chain(3, 'x'), 'do not agree at entry 3'],
  ])('is refused when %s', async (_what, journal, mirror, reason) => {
    expect(await fault(journal, mirror)).toContain(reason);
  });

  it('is refused when its head says more than there is', async () => {
    const entries = chain(3);
    expect(await fault(entries.slice(0, 2), entries, [], entries[2])).toContain('journal is cut');
  });

  it('is refused when its head was set back, and the entries beyond were left', async () => {
    const entries = chain(3);
    expect(await fault(entries, entries, [], entries[1])).toContain('journal is cut');
  });

  it('is trusted when somebody is erased while it is read', async () => {
    const entries = chain(5);
    const heads = [entries[2], entries[4]];
    const evidence = {
      ...{ journal: stream(entries.slice(0, 4)), mirror: stream(entries), known: [] },
      journalHead: () => Promise.resolve(heads.shift() ?? emptyJournal),
    };
    expect(await journalFault(evidence)).toBeUndefined();
  });

  it('is refused together with its mirror when somebody knows a later head, or another', async () => {
    const entries = chain(3);
    const older = entries.slice(0, 2);
    expect(await fault(older, older, [seen(entries[2] as JournalEntry)])).toContain('they are older copies');
    expect(await fault(entries, entries, [seen(chain(3, 'x')[1] as JournalEntry)])).toContain('knows another entry 2');
  });

  it('is refused whatever single entry is altered, in either', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 6 }), fc.boolean(), async (index, inMirror) => {
        const entries = chain(7);
        const altered = entries.map((entry, n) => (n === index ? { ...entry, tenantId: 'other' } : entry));
        expect(await (inMirror ? fault(entries, altered) : fault(altered, entries, [], entries[6]))).toBeDefined();
      }),
    );
  });
});
