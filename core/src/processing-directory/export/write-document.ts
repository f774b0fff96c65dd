import { writeCsv } from './csv';
import type { DirectoryDocument } from './document';
import { writePdf } from './pdf';
import { writeXlsxFile } from './xlsx';

export const exportFormats = ['pdf', 'xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportedFile {
  /** Letters without accents, digits, dots and hyphens only. */
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

const contentTypes: Readonly<Record<ExportFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const fileNames = { de: 'verarbeitungsverzeichnis', en: 'processing-record' } as const;

/** A record of processing activities as a file. */
export async function writeDocument(document: DirectoryDocument, format: ExportFormat): Promise<ExportedFile> {
  const name = [fileNames[document.locale], slug(document.owner), document.date]
    .filter((part) => part !== '')
    .join('-');
  return { name: `${name}.${format}`, contentType: contentTypes[format], content: await contentOf(document, format) };
}

function contentOf(document: DirectoryDocument, format: ExportFormat): Buffer | Promise<Buffer> {
  if (format === 'pdf') return writePdf(document);
  if (format === 'xlsx') return writeXlsxFile(document);
  if (format === 'csv') return writeCsv(document);
  return Buffer.from(`${JSON.stringify(document.data, null, 2)}\n`, 'utf8');
}

const longestSlug = 60;

function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
  const letters = plain.normalize('NFD').replace(/\p{M}/gu, '');
  return letters
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
}
