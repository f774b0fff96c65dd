import type { Processor } from '../tenants/processor';
import type { SubProcessor } from '../tenants/types';
import type { GroupUse } from './collected-fields-store';
import { isThirdCountry } from './countries';
import { namesCompany, namesField } from './naming';
import type { Activity, ActivityColumn, DirectoryFinding, DirectoryFindingCode } from './types';

/** What contact groups' rows do not say though it happens: fields that forms ask for, processors that get the data. */
export function unnamedParts(
  activities: readonly Activity[],
  uses: ReadonlyMap<string, GroupUse>,
  processor: Pick<Processor, 'name' | 'subProcessors'>,
): DirectoryFinding[] {
  const companies = [{ name: processor.name, country: '' }, ...processor.subProcessors];
  return activities.flatMap((row) => {
    if (row.contactGroupId === undefined) return [];
    const fields = uses.get(row.contactGroupId)?.fields ?? [];
    const found = finder(row);
    return [
      ...fields
        .filter((field) => !namesField(row.dataCategories, field))
        .map(({ label }) => found('field-not-named', 'dataCategories', label)),
      ...companies
        .filter(({ name }) => !namesCompany(row.recipients, name))
        .map(({ name }) => found('recipient-not-named', 'recipients', name)),
      ...companies
        .filter((company) => isAbroadUnsaid(row, company))
        .map(({ name }) => found('recipient-in-third-country', 'thirdCountries', name)),
    ];
  });
}

function isAbroadUnsaid(row: Activity, { country }: Pick<SubProcessor, 'country'>): boolean {
  return isThirdCountry(country) && !row.thirdCountries?.includes(country);
}

function finder(
  row: Activity,
): (code: DirectoryFindingCode, column: ActivityColumn, subject: string) => DirectoryFinding {
  return (code, column, subject) => ({ code, kind: 'drift', activityId: row.id, column, subject });
}
