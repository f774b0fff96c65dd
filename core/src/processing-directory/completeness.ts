import { countryChoices } from './countries';
import type { Activity, ActivityColumn, DirectoryController, DirectoryFinding, DirectoryFindingCode } from './types';

/** What of a directory these rules look at. */
export interface DirectoryContents {
  readonly controller: DirectoryController;
  readonly measures: string;
  readonly activities: readonly Activity[];
}

const texts = [
  ['name', 'name-missing'],
  ['purpose', 'purpose-missing'],
  ['legalBasis', 'legal-basis-missing'],
  ['dataSubjects', 'data-subjects-missing'],
  ['dataCategories', 'data-categories-missing'],
  ['recipients', 'recipients-missing'],
] as const;

const adequateForAll = new Set(
  countryChoices('en')
    .filter(({ adequacy, note }) => adequacy === 'adequate' && note === undefined)
    .map(({ code }) => code),
);

/**
 * What Art. 30(1) GDPR demands and is missing: (a) the controller's contact, (b) purpose, (c) categories of persons and of
 * data, (d) recipients, (e) third countries and safeguards, (f) time limits, (g) measures; and the legal basis, which
 * Austrian templates add.
 */
export function missingParts({ controller, measures, activities }: DirectoryContents): DirectoryFinding[] {
  return [
    ...(isEmpty(controller.address) || isEmpty(controller.email) ? [whole('controller-incomplete')] : []),
    ...(isEmpty(measures) ? [whole('measures-missing')] : []),
    ...activities.flatMap(missingCells),
  ];
}

function missingCells(row: Activity): DirectoryFinding[] {
  const missing = (code: DirectoryFindingCode, column: ActivityColumn): DirectoryFinding => {
    return { code, kind: 'missing', activityId: row.id, column };
  };
  return [
    ...texts.filter(([column]) => isEmpty(row[column])).map(([column, code]) => missing(code, column)),
    ...(row.thirdCountry && !row.thirdCountries?.length ? [missing('third-countries-missing', 'thirdCountries')] : []),
    ...(needsSafeguards(row) && isEmpty(row.safeguards) ? [missing('safeguards-missing', 'safeguards')] : []),
    ...(saysHowLong(row) ? [] : [missing('storage-period-missing', 'storagePeriod')]),
  ];
}

/** A decision of the Commission that holds for everybody in a country is safeguard enough (Art. 45(1) GDPR). */
function needsSafeguards({ thirdCountry, thirdCountries = [] }: Activity): boolean {
  return thirdCountry && (thirdCountries.length === 0 || !thirdCountries.every((code) => adequateForAll.has(code)));
}

function saysHowLong({ storagePeriod: { kind, months, note } }: Activity): boolean {
  if (kind === 'until-withdrawal') return true;
  return kind === 'other' ? !isEmpty(note) : months !== undefined;
}

function whole(code: DirectoryFindingCode): DirectoryFinding {
  return { code, kind: 'missing' };
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
