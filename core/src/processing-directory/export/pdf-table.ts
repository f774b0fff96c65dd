import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DirectoryDocument } from './document';
import { columnWidths, widest } from './pdf-columns';
import { margin, measureOf, writeLine, type Pdf } from './pdf-page';
import { linesOf, longestWord } from './pdf-text';
import { documentWords } from './words';

const size = 7;
const lineHeight = size * 1.3;
const padding = 3;
/** A row that does not fit goes to the next page when that saves it a break and it is not higher than this. */
const mostEmpty = 200;
const rowsPerTurn = 20;
/** Lines of a row's name that stand again where it goes on. */
const mostOfName = 3;
const grey = '#444444';

interface Placed {
  readonly x: number;
  readonly width: number;
}

/** Writes the table from `y` on the present page; headings on each page, rows broken between pages where they must be. */
export async function writeTable(
  pdf: Pdf,
  root: PDFKit.PDFStructureElement,
  document: DirectoryDocument,
  y: number,
): Promise<void> {
  const table = pdf.struct('Table');
  root.add(table);
  const writer = new TableWriter(pdf, table, document, y);
  writer.headings();
  for (const [index, row] of document.rows.entries()) {
    writer.row(row.map((cell) => (typeof cell === 'string' ? cell : yesOrNo(cell, document))));
    if (index % rowsPerTurn === rowsPerTurn - 1) await nextTurn();
  }
  table.end();
}

function yesOrNo(cell: boolean, { locale }: DirectoryDocument): string {
  return cell ? documentWords[locale].yes : documentWords[locale].no;
}

class TableWriter {
  private readonly columns: readonly Placed[];
  private readonly headingLines: readonly (readonly string[])[];
  private readonly measure;
  private tagged = false;

  constructor(
    private readonly pdf: Pdf,
    private readonly table: PDFKit.PDFStructureElement,
    { columns, rows }: DirectoryDocument,
    private y: number,
  ) {
    const bold = measureOf(pdf, 'bold', size);
    this.measure = measureOf(pdf, 'regular', size);
    const whole = pdf.page.width - 2 * margin;
    const sum = columns.reduce((total, { share }) => total + share, 0);
    const needs = columns.map(({ share, heading }, index) => {
      const most = (widest * whole * share) / sum - 2 * padding;
      const words = rows.map(({ [index]: cell }) => (cell ? longestWord(String(cell), most, this.measure) : 0));
      const longest = words.reduce((one, other) => Math.max(one, other), 0);
      return {
        share,
        heading: longestWord(heading, Infinity, bold) + 2 * padding,
        longestWord: longest === 0 ? 0 : longest + 2 * padding,
      };
    });
    let x = margin;
    this.columns = columnWidths(needs, whole).map((width) => {
      x += width;
      return { x: x - width, width };
    });
    this.headingLines = columns.map(({ heading }, index) => linesOf(heading, this.textWidth(index), bold));
  }

  /** Tagged once; on later pages a repetition that a screen reader need not read again. */
  headings(): void {
    const { pdf } = this;
    const height = heightOf(this.headingLines);
    pdf.markContent('Artifact', { type: 'Layout' });
    pdf.rect(margin, this.y, pdf.page.width - 2 * margin, height).fill('#E7EDF3');
    pdf.endMarkedContent();
    pdf.font('bold').fontSize(size).fillColor('black');
    const row = this.tagged ? undefined : this.addRow();
    this.headingLines.forEach((lines, index) => {
      if (row) {
        const cell = pdf.struct('TH');
        setScope(cell);
        row.add(cell);
        cell.add(pdf.markStructureContent('TH'));
        this.lines(index, lines);
        pdf.endMarkedContent();
        cell.end();
      } else {
        pdf.markContent('Artifact', { type: 'Pagination' });
        this.lines(index, lines);
        pdf.endMarkedContent();
      }
    });
    row?.end();
    this.tagged = true;
    this.frame(height);
    this.y += height;
  }

  row(texts: readonly string[]): void {
    let rest = texts.map((text, index) => linesOf(text, this.textWidth(index), this.measure));
    const [name = []] = rest;
    const row = this.addRow();
    const cells = rest.map(() => {
      const cell = this.pdf.struct('TD');
      row.add(cell);
      return cell;
    });
    if (heightOf(rest) > this.room() && heightOf(rest) <= mostEmpty) this.nextPage();
    for (;;) {
      const count = Math.floor((this.room() - 2 * padding) / lineHeight);
      if (count < 1) {
        this.nextPage();
        continue;
      }
      this.slice(
        cells,
        rest.map((lines) => lines.slice(0, count)),
      );
      rest = rest.map((lines) => lines.slice(count));
      if (rest.every((lines) => lines.length === 0)) break;
      this.nextPage();
      if (rest[0]?.length === 0) this.nameAgain(name.slice(0, Math.min(most(rest), mostOfName)));
    }
    cells.forEach((cell) => cell.end());
    row.end();
  }

  private slice(cells: readonly PDFKit.PDFStructureElement[], slices: readonly (readonly string[])[]): void {
    const { pdf } = this;
    pdf.font('regular').fontSize(size).fillColor('black');
    cells.forEach((cell, index) => {
      const lines = slices[index] ?? [];
      if (lines.length === 0) return;
      cell.add(pdf.markStructureContent('TD'));
      this.lines(index, lines);
      pdf.endMarkedContent();
    });
    const height = heightOf(slices);
    this.frame(height);
    this.y += height;
  }

  /** On a page that goes on with a row: which one it is. A screen reader reads the row as one, and its name once. */
  private nameAgain(name: readonly string[]): void {
    const { pdf } = this;
    pdf.font('regular').fontSize(size).fillColor(grey);
    pdf.markContent('Artifact', { type: 'Pagination' });
    this.lines(0, name);
    pdf.endMarkedContent();
  }

  private lines(column: number, lines: readonly string[]): void {
    const { x = 0 } = this.columns[column] ?? {};
    lines.forEach((line, index) => {
      writeLine(this.pdf, line, x + padding, this.y + padding + index * lineHeight, this.textWidth(column));
    });
  }

  private frame(height: number): void {
    const { pdf } = this;
    pdf.markContent('Artifact', { type: 'Layout' });
    pdf.lineWidth(0.4).strokeColor('#8A97A6');
    for (const { x, width } of this.columns) pdf.rect(x, this.y, width, height);
    pdf.stroke();
    pdf.endMarkedContent();
  }

  private addRow(): PDFKit.PDFStructureElement {
    const row = this.pdf.struct('TR');
    this.table.add(row);
    return row;
  }

  private nextPage(): void {
    this.pdf.addPage();
    this.y = margin;
    this.headings();
  }

  private room(): number {
    return this.pdf.page.height - margin - this.y;
  }

  private textWidth(column: number): number {
    return (this.columns[column]?.width ?? 0) - 2 * padding;
  }
}

/** That it heads a column (ISO 14289-1, 7.5); the library has no way of its own for attributes. */
function setScope(heading: PDFKit.PDFStructureElement): void {
  const { dictionary } = heading as unknown as { dictionary: { data: Record<string, unknown> } };
  dictionary.data['A'] = { O: 'Table', Scope: 'Column' };
}

function heightOf(lines: readonly (readonly string[])[]): number {
  return most(lines) * lineHeight + 2 * padding;
}

/** Lines of the highest cell, at least one. */
function most(lines: readonly (readonly string[])[]): number {
  return Math.max(...lines.map(({ length }) => length), 1);
}
