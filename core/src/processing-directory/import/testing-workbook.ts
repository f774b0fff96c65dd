import { unzipSync, strToU8, zipSync } from 'fflate';
import { controllerDocument } from '../export/document';
import { exampleDirectory } from '../export/testing-directory';
import { writeXlsxFile } from '../export/xlsx';

/** A workbook that a spreadsheet program opens, whose first sheet has these rows, as XML. */
export async function workbookOf(rows: string): Promise<Buffer> {
  const parts = unzipSync(await writeXlsxFile(controllerDocument(exampleDirectory([]), 'de', '2026-11-29')));
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return Buffer.from(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) }));
}
