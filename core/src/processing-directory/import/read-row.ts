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
  const listed = readTransfer(texts.thirdCountries ?? '');
  if (!listed) errors.push({ column: 'thirdCountries', code: 'unknown' });
  const answered = readTransfer(texts.thirdCountry ?? '');
  if (!answered) errors.push({ column: 'thirdCountry', code: 'not-a-choice' });
  const codes = [...(listed?.codes ?? []), ...(answered?.codes ?? [])];
  if (errors.length > 0) return { name, errors };
  return fromPatch(name, {
    ...textCells(texts),
    name: texts.name ?? '',
    thirdCountry: (texts.thirdCountry === undefined ? listed : answered)?.ticked === true,
    ...(codes.length > 0 && { thirdCountries: [...new Set(codes)] }),
    storagePeriod: readStoragePeriod(texts.storagePeriod ?? ''),
  });
}

/** Whether data goes to a third country, and to which: "no", "yes", "Japan; USA", "yes (Switzerland)". */
function readTransfer(text: string): { readonly ticked: boolean; readonly codes: readonly string[] } | undefined {
  const said = text.trim().toLowerCase();
  if (yes.has(said) || no.has(said)) return { ticked: yes.has(said), codes: [] };
  const afterYes = /^(?:ja|yes)(?!\p{L})[\s,;:–-]*([^]*)$/iu.exec(text.trim())?.[1];
  const codes = countryCodes(afterYes?.replace(/^\(([^]*)\)$/, '$1') ?? text);
  return codes.includes(undefined) ? undefined : { ticked: true, codes: codes as string[] };
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
