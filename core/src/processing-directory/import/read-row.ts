import countries from 'i18n-iso-countries';
import type { FieldErrorCode } from '../../errors/codes';
import { locales } from '../../runtime/locale';
import { cellFaults, newCells, type CellsPatch } from '../cell-rules';
import { isCountry } from '../countries';
import { readStoragePeriod } from '../export/storage-period-text';
import { activityColumns, type ActivityCells, type ActivityColumn } from '../types';

const longestCell = 10_000;

export interface CellError {
  readonly column: ActivityColumn;
  readonly code: FieldErrorCode;
}

/** A row of the file: the cells it makes, or what is wrong with it. */
export interface ReadRow {
  readonly name: string;
  readonly cells?: ActivityCells;
  readonly errors: readonly CellError[];
}

const yes = new Set(['ja', 'yes', 'true', 'x', '1', 'wahr', 'j', 'y']);
const no = new Set([
  '',
  'nein',
  'no',
  'false',
  '0',
  'falsch',
  'n',
  '-',
  '–',
  'keine',
  'keines',
  'none',
  'kein drittland',
]);

/** The row that texts by column make. */
export function readRow(texts: Readonly<Partial<Record<ActivityColumn, string>>>): ReadRow {
  const name = (texts.name ?? '').trim();
  const errors: CellError[] = name === '' ? [{ column: 'name', code: 'required' }] : [];
  for (const column of activityColumns) {
    if ((texts[column] ?? '').length > longestCell) errors.push({ column, code: 'too-long' });
    // eslint-disable-next-line no-control-regex -- these are what no cell may hold
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(texts[column] ?? ''))
      errors.push({ column, code: 'unknown' });
  }
  const codes = countryCodes(texts.thirdCountries ?? '');
  if (codes.includes(undefined)) errors.push({ column: 'thirdCountries', code: 'unknown' });
  const ticked = (texts.thirdCountry ?? '').trim().toLowerCase();
  if (!yes.has(ticked) && !no.has(ticked)) errors.push({ column: 'thirdCountry', code: 'not-a-choice' });
  if (errors.length > 0) return { name, errors };
  return fromPatch(name, {
    ...textCells(texts),
    name: texts.name ?? '',
    thirdCountry: texts.thirdCountry === undefined ? codes.length > 0 : yes.has(ticked),
    ...(codes.length > 0 && { thirdCountries: [...new Set(codes as string[])] }),
    storagePeriod: readStoragePeriod(texts.storagePeriod ?? ''),
  });
}

function textCells(texts: Readonly<Partial<Record<ActivityColumn, string>>>): CellsPatch {
  const { purpose, legalBasis, dataSubjects, dataCategories, recipients, impactAssessment, safeguards } = texts;
  return {
    ...{ purpose, legalBasis, dataSubjects, dataCategories, recipients, impactAssessment },
    ...(safeguards?.trim() && { safeguards }),
  };
}

function fromPatch(name: string, patch: CellsPatch & Pick<ActivityCells, 'name'>): ReadRow {
  const empty = newCells({ name });
  const errors = cellFaults(empty, patch).map(({ pointer, code }) => {
    return { column: pointer.split('/')[1] as ActivityColumn, code };
  });
  return errors.length > 0 ? { name, errors } : { name, cells: newCells(patch), errors };
}

/** Codes of the countries named, by code or by name in German or English; undefined for what is none. */
function countryCodes(text: string): readonly (string | undefined)[] {
  const named = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return named.flatMap((part) => {
    const code = countryCode(part);
    return code === undefined && part.includes(',') ? part.split(',').map((one) => countryCode(one.trim())) : [code];
  });
}

function countryCode(text: string): string | undefined {
  if (isCountry(text)) return text;
  return locales.map((locale) => countries.getAlpha2Code(text, locale)).find((code) => code !== undefined);
}
