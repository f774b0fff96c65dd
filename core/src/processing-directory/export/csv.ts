import { stringify } from 'csv-stringify/sync';
import type { DirectoryDocument } from './document';
import { documentWords } from './words';

/**
 * The table as CSV (RFC 4180) in UTF-8 with the byte order mark by which Excel knows it; separated by semicolons in German,
 * as Excel expects there. No cell is taken for a formula: those that begin like one get an apostrophe before.
 */
export function writeCsv({ locale, columns, rows }: DirectoryDocument): Buffer {
  const { yes, no } = documentWords[locale];
  const text = stringify([columns.map(({ heading }) => heading), ...rows], {
    bom: true,
    delimiter: locale === 'de' ? ';' : ',',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { boolean: (value) => (value ? yes : no) },
  });
  return Buffer.from(text, 'utf8');
}
