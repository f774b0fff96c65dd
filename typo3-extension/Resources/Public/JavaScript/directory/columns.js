import { count, say } from '@koerbler/kundenmeister-data-protection/directory/words.js';

/** The grid's columns: what is said of third countries stands in one of them. */
export const columns = [
  'name',
  'purpose',
  'legalBasis',
  'dataSubjects',
  'dataCategories',
  'recipients',
  'thirdCountry',
  'storagePeriod',
  'impactAssessment',
];

const transferFields = ['thirdCountry', 'thirdCountries', 'safeguards'];

export const columnLabel = (column) => say(`column.${column}`);
export const isText = (column) => column !== 'thirdCountry' && column !== 'storagePeriod';
export const fieldsOf = (column) => (column === 'thirdCountry' ? transferFields : [column]);

/** Where a field of the bridge's stands in the grid. */
export const columnOf = (field) => (transferFields.includes(field) ? 'thirdCountry' : (field ?? 'name'));

/** What the cell says, out of its row. */
export function cellOf(row, column) {
  const fields = fieldsOf(column).filter((field) => row[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}

export function isSame(one, other) {
  const sorted = (value) => JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
  return sorted(one) === sorted(other);
}

const countryNames = (codes, countries) =>
  codes.map((code) => countries.find((country) => country.code === code)?.name ?? code).join(', ');

const lines = (...parts) => parts.filter(Boolean).join('\n');

export function durationWords(months) {
  return months % 12 === 0 ? count('year', months / 12) : count('month', months);
}

/** A storage period in words; empty when nothing is said yet. */
export function storageWords({ kind, months, note = '' }) {
  const duration = months === undefined ? '' : durationWords(months);
  const words = {
    duration,
    'until-withdrawal': say('storage.until-withdrawal'),
    statutory: duration === '' ? say('storage.byLawOnly') : say('storage.byLaw', duration),
    other: '',
  }[kind];
  return lines(words, note);
}

/** What a cell says, in words for people; empty when it says nothing. */
export function cellWords(column, value, { countries }) {
  if (column === 'storagePeriod') {
    return value.storagePeriod ? storageWords(value.storagePeriod) : '';
  }
  if (column !== 'thirdCountry') {
    return value[column] ?? '';
  }
  const { thirdCountry, thirdCountries = [], safeguards = '' } = value;
  return thirdCountry ? lines(countryNames(thirdCountries, countries) || say('yes'), safeguards) : say('no');
}

/** One side of a change in the history, in words; empty for nothing. */
export function changeWords(field, value, choices) {
  if (value === null || value === undefined) {
    return '';
  }
  if (field === null) {
    const said = columns.map((column) => [columnLabel(column), cellWords(column, cellOf(value, column), choices)]);
    return said
      .filter(([, words]) => words !== '')
      .map((pair) => pair.join(': '))
      .join('\n');
  }
  if (field === 'thirdCountries') {
    return countryNames(value, choices.countries);
  }
  if (field === 'storagePeriod') {
    return storageWords(value);
  }
  return typeof value === 'boolean' ? say(value ? 'yes' : 'no') : String(value);
}
