import { __ } from '@wordpress/i18n';
import type { ActivityCells, Country, DirectoryChange, StoragePeriod } from '../../bridge/directory-types';
import { cellOf, fieldLabel, gridColumns, isTextColumn, type CellValue, type GridColumn } from './columns';
import { storageWords } from './storage-period';

type Countries = readonly Country[];

/** Names of countries; a code that the list does not know stands for itself. */
export function countryNames(codes: readonly string[], countries: Countries): string {
  return codes.map((code) => countries.find((country) => country.code === code)?.name ?? code).join(', ');
}

function transferWords(
  { thirdCountry, thirdCountries = [], safeguards = '' }: CellValue,
  countries: Countries,
): string {
  if (thirdCountry !== true) {
    return __('No', 'kundenmeister-data-protection');
  }
  const where = countryNames(thirdCountries, countries) || __('Yes', 'kundenmeister-data-protection');
  return [where, safeguards].filter((part) => part !== '').join('\n');
}

/** What a cell says, in words for people; empty when it says nothing. */
export function cellWords(column: GridColumn, value: CellValue, countries: Countries): string {
  if (column === 'transfer') {
    return transferWords(value, countries);
  }
  if (isTextColumn(column)) {
    return value[column] ?? '';
  }
  return value.storagePeriod ? storageWords(value.storagePeriod) : '';
}

/** One side of a change, in words; empty for nothing. */
export function changeWords(column: DirectoryChange['column'], value: unknown, countries: Countries): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (column === null) {
    return rowWords(value as ActivityCells, countries);
  }
  if (column === 'thirdCountries') {
    return countryNames(value as string[], countries);
  }
  if (column === 'storagePeriod') {
    return storageWords(value as StoragePeriod);
  }
  if (typeof value === 'boolean') {
    return value ? __('Yes', 'kundenmeister-data-protection') : __('No', 'kundenmeister-data-protection');
  }
  return typeof value === 'string' ? value : '';
}

/** A whole row, one line for each cell that says something. */
function rowWords(row: ActivityCells, countries: Countries): string {
  return gridColumns
    .map((column) => [column, cellWords(column, cellOf(row, column), countries)] as const)
    .filter(([, words]) => words !== '')
    .map(([column, words]) => `${column === 'transfer' ? fieldLabel('thirdCountry') : fieldLabel(column)}: ${words}`)
    .join('\n');
}
