import { constants, deflateRawSync } from 'node:zlib';
import { strToU8, unzipSync, Zip, zipSync, type ZipInputFile } from 'fflate';
import { controllerDocument } from '../export/document';
import { exampleDirectory } from '../export/testing-directory';
import { writeXlsxFile } from '../export/xlsx';

/** A workbook that a spreadsheet program opens, whose first sheet has these rows, as XML. */
export async function workbookOf(rows: string): Promise<Buffer> {
  const parts = unzipSync(await writeXlsxFile(controllerDocument(exampleDirectory([]), 'de', '2026-11-29')));
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return Buffer.from(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) }));
}

/** A workbook of some 1 KiB per MiB that its sheet unpacks to, and that says `claimed` bytes of itself. */
export function bombOf(mebibytes: number, claimed: number): Buffer {
  // Flushed whole, a piece depends on nothing before it, so that the same one may stand there any number of times.
  const piece = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const end = Buffer.from([3, 0]);
  const written: Uint8Array[] = [];
  const zip = new Zip((_error, bytes) => written.push(bytes));
  const part: ZipInputFile = { filename: 'xl/worksheets/sheet1.xml', size: claimed, crc: 0, compression: 8 };
  zip.add(part);
  part.ondata?.(null, Buffer.concat([...Array<Buffer>(mebibytes).fill(piece), end]), true);
  zip.end();
  return Buffer.concat(written);
}
