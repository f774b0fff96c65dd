import { parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { DomainError } from '../../errors/domain-error';
import type { FieldErrorCode } from '../../errors/codes';

/** Rows below the headings. */
export const mostRows = 5000;
const mostColumns = 200;
/** In a whole CSV file; more would keep the parser busy for seconds. */
const mostSeparators = mostRows * mostColumns;
/** Bytes of a workbook once unpacked; what it says of itself is not believed. */
const mostUnpacked = 30 * 1024 * 1024;
const mostParts = 500;

/** The cells of a file by rows, headings first, as text. */
export type Table = readonly (readonly string[])[];

/** Reads a CSV or XLSX file; which of them, its bytes tell. Throws `field-invalid` at `/content` saying what is wrong. */
export async function readTable(content: Buffer): Promise<Table> {
  if (content.length === 0) refuse('file-empty');
  if (content.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) refuse('file-protected');
  const isZip = content.subarray(0, 2).toString('latin1') === 'PK';
  const rows = isZip ? await readWorkbook(content) : readCsv(content);
  const table = rows.map((row) => (row.length > mostColumns ? refuse('file-too-large') : row));
  if (!table.some((row) => row.some((cell) => cell.trim() !== ''))) refuse('file-empty');
  if (table.length > mostRows + 1) refuse('too-many-rows', { limit: mostRows });
  return table;
}

async function readWorkbook(content: Buffer): Promise<Table> {
  const unpacked = unpackedWithin(content);
  try {
    const rows = await readSheet(Buffer.from(zipSync(unpacked, { level: 0 })), 1, { trim: false });
    return rows.map((row) => row.map(cellText));
  } catch {
    return refuse('file-unreadable');
  }
}

function unpackedWithin(content: Buffer): Record<string, Uint8Array> {
  let bytes = 0;
  let parts = 0;
  let tooLarge = false;
  try {
    // Each part is unpacked into as many bytes as it declares, so that those bound what is written.
    return unzipSync(content, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false;
        bytes += originalSize;
        parts += 1;
        tooLarge ||= bytes > mostUnpacked || parts > mostParts;
        return !tooLarge;
      },
    });
  } catch {
    return refuse('file-unreadable');
  } finally {
    if (tooLarge) refuse('file-too-large');
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

function readCsv(content: Buffer): Table {
  const text = decoded(content);
  if (text.includes('\0')) refuse('file-unreadable');
  const delimiter = delimiterOf(text);
  if (text.split(delimiter, mostSeparators + 1).length > mostSeparators) refuse('file-too-large');
  try {
    const rows = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      to: mostRows + 2,
      max_record_size: 1024 * 1024,
    });
    return rows.map((row) => row.map(withoutApostrophe));
  } catch {
    return refuse('file-unreadable');
  }
}

/** UTF-8, or Windows-1252 as older programs write it. */
function decoded(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** The separator that stands most often in the headings, outside of quotes. */
function delimiterOf(text: string): string {
  const [headings = ''] = text.replace(/"[^"]*"/g, '').split(/\r?\n/, 1);
  const count = (separator: string): number => headings.split(separator).length;
  return [';', ',', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Our own exports keep formulas from being run so. */
function withoutApostrophe(cell: string): string {
  return /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? cell.slice(1) : cell;
}

function refuse(code: FieldErrorCode, params?: Readonly<Record<string, number>>): never {
  throw new DomainError('field-invalid', [{ pointer: '/content', code, ...(params && { params }) }]);
}
