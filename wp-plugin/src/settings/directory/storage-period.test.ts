import type { StoragePeriod, StoragePeriodChoice } from '../../bridge/directory-types';
import { choiceOf, chosen, storageChoices, storageWords } from './storage-period';

const taxes: StoragePeriod = { kind: 'statutory', months: 84, note: '§ 132 Abs. 1 BAO' };
const offered: StoragePeriodChoice[] = [
  { label: 'bis zum Widerruf', storagePeriod: { kind: 'until-withdrawal' } },
  { label: '1 Jahr', storagePeriod: { kind: 'duration', months: 12 } },
  { label: '7 Jahre (§ 132 BAO)', storagePeriod: taxes },
];

describe('the choice of a storage period', () => {
  it('offers each thing once: durations, and of the bridge’s own what a law gives', () => {
    const labels = storageChoices(offered).map(({ label }) => label);
    expect(labels.filter((label) => ['1 year', '1 Jahr', 'bis zum Widerruf'].includes(label))).toEqual(['1 year']);
    expect(labels).toContain('7 Jahre (§ 132 BAO)');
    expect(new Set(labels).size).toBe(labels.length);
  });

  it.each<[StoragePeriod, string]>([
    [{ kind: 'duration', months: 36 }, 'months-36'],
    [{ kind: 'duration', months: 37 }, 'own'],
    [{ kind: 'duration' }, 'own'],
    [{ kind: 'until-withdrawal' }, 'until-withdrawal'],
    [taxes, 'offered-0'],
    [{ ...taxes, note: 'another law' }, 'statutory'],
    [{ kind: 'other', note: 'x' }, 'other'],
  ])('shows %j as %s', (period, choice) => expect(choiceOf(period, offered)).toBe(choice));

  it('is the storage period again that it was', () => {
    for (const { value } of storageChoices(offered)) {
      expect(choiceOf(chosen(value, { kind: 'other' }, offered), offered)).toBe(value);
    }
  });

  it('keeps a note of one’s own, but no law that was offered', () => {
    expect(chosen('months-12', { kind: 'other', note: 'mine' }, offered)).toEqual({
      ...{ kind: 'duration', months: 12, note: 'mine' },
    });
    expect(chosen('until-withdrawal', taxes, offered)).toEqual({ kind: 'until-withdrawal' });
    expect(chosen('offered-0', { kind: 'other', note: 'mine' }, offered)).toEqual(taxes);
  });

  it('is told in years where it is whole years', () => {
    expect([6, 12, 18, 84].map((months) => storageWords({ kind: 'duration', months }))).toEqual([
      '6 months',
      '1 year',
      '18 months',
      '7 years',
    ]);
    expect(storageWords(taxes)).toBe('By law: 7 years\n§ 132 Abs. 1 BAO');
    expect(storageWords({ kind: 'other' })).toBe('');
  });
});
