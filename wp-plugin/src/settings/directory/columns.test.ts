import type { ActivityCells } from '../../bridge/directory-types';
import { cellOf, gridColumnOf, isSameCell, withCell, withTick } from './columns';

const row: ActivityCells = {
  ...{ name: 'Newsletter', purpose: 'News', legalBasis: '', dataSubjects: '', dataCategories: '', recipients: '' },
  ...{ thirdCountry: true, thirdCountries: ['US'], safeguards: 'SCC' },
  ...{ storagePeriod: { kind: 'other' }, impactAssessment: '' },
};

describe('a cell of the grid', () => {
  it('holds what is said of third countries in one', () => {
    expect(cellOf(row, 'transfer')).toEqual({ thirdCountry: true, thirdCountries: ['US'], safeguards: 'SCC' });
    expect(
      ['thirdCountry', 'thirdCountries', 'safeguards'].map((field) => gridColumnOf(field as 'safeguards')),
    ).toEqual(Array(3).fill('transfer'));
  });

  it('leaves no countries behind when there is no third country any more', () => {
    const after = withCell(row, { thirdCountry: false });
    expect(cellOf(after, 'transfer')).toEqual({ thirdCountry: false });
    expect(after.purpose).toBe('News');
  });

  it('says nothing of countries once its box is cleared, and has room for them once it is ticked', () => {
    expect(withTick(cellOf(row, 'transfer'), false)).toEqual({ thirdCountry: false });
    expect(withTick({ thirdCountry: false }, true)).toEqual({ thirdCountry: true, thirdCountries: [], safeguards: '' });
  });

  it('is the same whatever the order of what it says', () => {
    const cell = cellOf(row, 'transfer');
    expect(isSameCell(cell, { safeguards: 'SCC', thirdCountries: ['US'], thirdCountry: true })).toBe(true);
    expect(isSameCell(cell, { ...cell, thirdCountries: ['US', 'IN'] })).toBe(false);
  });
});
