import { cellWords, changeWords } from './cell-words';

const countries = [{ code: 'US', name: 'United States', adequacy: 'adequate' as const }];

describe('what a cell says in words', () => {
  it('names countries, and the code of one that is not known', () => {
    const cell = { thirdCountry: true, thirdCountries: ['US', 'XX'], safeguards: 'SCC' };
    expect(cellWords('transfer', cell, countries)).toBe('United States, XX\nSCC');
    expect(cellWords('transfer', { thirdCountry: false }, countries)).toBe('No');
    expect(cellWords('transfer', { thirdCountry: true }, countries)).toBe('Yes');
  });

  it('is the text itself, whatever it holds', () => {
    const text = '<b>=1+1</b> مرحبا 𝔘';
    expect(cellWords('purpose', { purpose: text }, countries)).toBe(text);
    expect(changeWords('purpose', text, countries)).toBe(text);
  });

  it.each([
    ['thirdCountry', true, 'Yes'],
    ['thirdCountries', ['US'], 'United States'],
    ['storagePeriod', { kind: 'duration', months: 24 }, '2 years'],
    ['measures', 'Locks', 'Locks'],
    ['purpose', null, ''],
  ] as const)('tells a change of %s', (column, value, words) => {
    expect(changeWords(column, value, countries)).toBe(words);
  });

  it('tells a whole row by what it says, without empty cells', () => {
    const row = { name: 'Payroll', purpose: '', thirdCountry: false, storagePeriod: { kind: 'other' } };
    expect(changeWords(null, row, countries)).toBe('Activity: Payroll\nThird country: No');
  });
});
