import { __ } from '@wordpress/i18n';
import type { Activity, ActivityCells, ActivityColumn } from '../../bridge/directory-types';

/** The grid's columns: what is said of third countries stands in one of them. */
export const gridColumns = [
  'name',
  'purpose',
  'legalBasis',
  'dataSubjects',
  'dataCategories',
  'recipients',
  'transfer',
  'storagePeriod',
  'impactAssessment',
] as const;
export type GridColumn = (typeof gridColumns)[number];

/** Columns whose cell is one text. */
export type TextColumn = Exclude<GridColumn, 'transfer' | 'storagePeriod'>;

/** What one cell of the grid says. */
export type CellValue = Partial<ActivityCells>;

const transferFields = ['thirdCountry', 'thirdCountries', 'safeguards'] as const;

export function fieldsOf(column: GridColumn): readonly ActivityColumn[] {
  return column === 'transfer' ? transferFields : [column];
}

/** Where a field of the bridge's stands in the grid. */
export function gridColumnOf(field: ActivityColumn): GridColumn {
  return transferFields.some((name) => name === field) ? 'transfer' : (field as GridColumn);
}

export function isTextColumn(column: GridColumn): column is TextColumn {
  return column !== 'transfer' && column !== 'storagePeriod';
}

/** What the cell says, out of its row. */
export function cellOf(row: ActivityCells, column: GridColumn): CellValue {
  const fields = fieldsOf(column).filter((field) => row[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}

/** The row with what the cell says; countries and safeguards go with the third country. */
export function withCell<Row extends ActivityCells>(row: Row, value: CellValue): Row {
  const changed = { ...row, ...value };
  if (value.thirdCountry === false) {
    delete changed.thirdCountries;
    delete changed.safeguards;
  }
  return changed;
}

/** What a cell on third countries says after its box was ticked or cleared. */
export function withTick(value: CellValue, isTicked: boolean): CellValue {
  return isTicked ? { thirdCountries: [], safeguards: '', ...value, thirdCountry: true } : { thirdCountry: false };
}

export function isSameCell(one: CellValue, other: CellValue): boolean {
  const sorted = (value: CellValue): string =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
  return sorted(one) === sorted(other);
}

/** Which cell of the whole grid. */
export const cellKey = (activityId: string, column: GridColumn): string => `${activityId} ${column}`;

export function columnLabel(column: GridColumn): string {
  const labels: Record<GridColumn, string> = {
    name: __('Activity', 'kundenmeister-data-protection'),
    purpose: __('Purpose', 'kundenmeister-data-protection'),
    legalBasis: __('Legal basis', 'kundenmeister-data-protection'),
    dataSubjects: __('Persons concerned', 'kundenmeister-data-protection'),
    dataCategories: __('Categories of data', 'kundenmeister-data-protection'),
    recipients: __('Recipients', 'kundenmeister-data-protection'),
    transfer: __('Third country', 'kundenmeister-data-protection'),
    storagePeriod: __('Storage period', 'kundenmeister-data-protection'),
    impactAssessment: __('Impact assessment', 'kundenmeister-data-protection'),
  };
  return labels[column];
}

/** Names of the bridge's fields, as history and import tell them. */
export function fieldLabel(field: ActivityColumn | 'measures'): string {
  const labels: Partial<Record<ActivityColumn | 'measures', string>> = {
    thirdCountries: __('Third countries', 'kundenmeister-data-protection'),
    safeguards: __('Safeguards', 'kundenmeister-data-protection'),
    measures: __('Technical and organisational measures', 'kundenmeister-data-protection'),
  };
  return labels[field] ?? columnLabel(gridColumnOf(field as ActivityColumn));
}

/** What the source of a row is, in words. */
export function sourceLabel({ source }: Pick<Activity, 'source'>): string {
  return source === 'own'
    ? __('Own row', 'kundenmeister-data-protection')
    : __('Contact group', 'kundenmeister-data-protection');
}
