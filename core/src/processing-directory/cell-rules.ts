import { isDeepStrictEqual } from 'node:util';
import { DomainError, type FieldError } from '../errors/domain-error';
import { isCountry, isThirdCountry } from './countries';
import { activityColumns, type ActivityCells, type ActivityColumn, type StoragePeriod } from './types';

/** Any of a row's cells; those absent stay as they are. */
export type CellsPatch = { readonly [K in ActivityColumn]?: ActivityCells[K] | undefined };

const empty: ActivityCells = {
  name: '',
  purpose: '',
  legalBasis: '',
  dataSubjects: '',
  dataCategories: '',
  recipients: '',
  thirdCountry: false,
  storagePeriod: { kind: 'other' },
  impactAssessment: '',
};

/** The cells of a new row. Throws `field-invalid`. */
export function newCells(patch: CellsPatch & Pick<ActivityCells, 'name'>): ActivityCells {
  return patchedCells(empty, patch);
}

/**
 * The cells after a change. Countries and safeguards go when there is no third country any more; months, where the period
 * is none that is counted. Throws `field-invalid` for countries or safeguards without a third country, and for countries
 * that are none.
 */
export function patchedCells(before: ActivityCells, patch: CellsPatch): ActivityCells {
  const faults = cellFaults(before, patch);
  if (faults.length > 0) throw new DomainError('field-invalid', faults);
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const { thirdCountries, safeguards, ...cells } = { ...before, ...(given as Partial<ActivityCells>) };
  return cellsOf({
    ...cells,
    storagePeriod: tidyPeriod(cells.storagePeriod),
    ...(cells.thirdCountry && thirdCountries && thirdCountries.length > 0 && { thirdCountries }),
    ...(cells.thirdCountry && safeguards && { safeguards }),
  });
}

/** What a change sets that a row cannot say; pointers are into the change. */
export function cellFaults(before: ActivityCells, patch: CellsPatch): readonly FieldError[] {
  const countries = patch.thirdCountries ?? [];
  if (!(patch.thirdCountry ?? before.thirdCountry)) {
    return [
      ...(countries.length > 0 ? [{ pointer: '/thirdCountries', code: 'third-country-not-ticked' as const }] : []),
      ...(patch.safeguards ? [{ pointer: '/safeguards', code: 'third-country-not-ticked' as const }] : []),
    ];
  }
  return countries.flatMap((code, index) => {
    if (isThirdCountry(code)) return [];
    return [
      { pointer: `/thirdCountries/${index}`, code: isCountry(code) ? 'not-a-third-country' : 'unknown' } as const,
    ];
  });
}

/** What a row says, without what it is. */
export function cellsOf(row: ActivityCells): ActivityCells {
  const said = activityColumns.filter((column) => row[column] !== undefined);
  return Object.fromEntries(
    said.map((column) => [column, row[column]] as const),
  ) as Partial<ActivityCells> as ActivityCells;
}

/** The columns in which two rows differ, in the directory's order. */
export function changedColumns(before: ActivityCells, after: ActivityCells): readonly ActivityColumn[] {
  return activityColumns.filter((column) => !isDeepStrictEqual(before[column], after[column]));
}

function tidyPeriod({ kind, months, note }: StoragePeriod): StoragePeriod {
  const counted = kind === 'duration' || kind === 'statutory';
  return { kind, ...(counted && months !== undefined && { months }), ...(note && { note }) };
}
