import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DirectoryDocument } from './document';
import { collect, margin, measureOf, newPdf, numberPages, writeLine, type Pdf } from './pdf-page';
import { writeTable } from './pdf-table';
import { linesOf } from './pdf-text';
import { documentWords } from './words';

const sizes = { title: 20, heading: 13, text: 9.5 } as const;
const leading = 1.35;
const labelWidth = 190;
/** Of a list's texts beside their bullets. */
const indent = 10;

/**
 * The document as tagged PDF, A4 across: a title page, the table with its headings on each page, the measures, and what is
 * missing. No text is cut. Lets other work run between rows.
 */
export async function writePdf(document: DirectoryDocument): Promise<Buffer> {
  const { locale, title, owner, date, facts, rows, measures, findings } = document;
  const words = documentWords[locale];
  const pdf = newPdf(title, owner, locale, new Date(`${date}T00:00:00Z`));
  const whole = collect(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const flow = new Flow(pdf, root);
  flow.newPage();
  flow.heading('H1', title, sizes.title);
  for (const { label, text } of facts) flow.labelled(label, text);
  flow.newPage();
  flow.heading('H2', words.table, sizes.heading);
  if (rows.length === 0) flow.text(words.noRows);
  else await writeTable(pdf, root, document, flow.y);
  flow.newPage();
  flow.heading('H2', words.measures, sizes.heading);
  await flow.long(measures || words.notEntered);
  flow.newPage();
  flow.heading('H2', words.findings, sizes.heading);
  if (findings.length === 0) flow.text(words.nothingMissing);
  else await flow.list(findings);
  root.end();
  await numberPages(pdf, words.page, title, margin);
  pdf.end();
  return whole;
}

/** Text from top to bottom, over as many pages as it needs. */
class Flow {
  y: number = margin;
  private readonly width: number = 841.89 - 2 * margin;

  constructor(
    private readonly pdf: Pdf,
    private readonly root: PDFKit.PDFStructureElement,
  ) {}

  newPage(): void {
    this.pdf.addPage();
    this.y = margin;
  }

  heading(level: 'H1' | 'H2', text: string, size: number): void {
    this.pdf.outline.addItem(text);
    this.paragraph(level, text, { size, weight: 'bold' });
    this.y += size / 2;
  }

  text(text: string): void {
    this.paragraph('P', text, {});
  }

  labelled(label: string, text: string): void {
    const { y } = this;
    const block = this.pdf.struct('P');
    this.root.add(block);
    this.paragraph('Span', label, { weight: 'bold', width: labelWidth - 10, into: block });
    const under = this.y;
    this.y = y;
    this.paragraph('Span', text, { x: margin + labelWidth, width: this.width - labelWidth, into: block });
    block.end();
    this.y = Math.max(under, this.y) + 5;
  }

  async list(texts: readonly string[]): Promise<void> {
    const list = this.pdf.struct('L');
    this.root.add(list);
    for (const text of texts) {
      const { y } = this;
      const item = this.pdf.struct('LI');
      list.add(item);
      this.paragraph('Lbl', '•', { into: item });
      this.y = y;
      this.paragraph('LBody', text, { x: margin + indent, width: this.width - indent, into: item });
      item.end();
      this.y += 4;
      await nextTurn();
    }
    list.end();
  }

  async long(text: string): Promise<void> {
    this.text(text);
    this.y += 4;
    await nextTurn();
  }

  private paragraph(
    tag: string,
    text: string,
    {
      size = sizes.text as number,
      weight = 'regular' as 'regular' | 'bold',
      x = margin,
      width = this.width,
      into = this.root,
    },
  ): void {
    const { pdf } = this;
    const lines = linesOf(text, width, measureOf(pdf, weight, size));
    const element = pdf.struct(tag);
    into.add(element);
    pdf.font(weight).fontSize(size).fillColor('black');
    let rest = lines;
    while (rest.length > 0) {
      const room = Math.floor((pdf.page.height - margin - this.y) / (size * leading));
      if (room < 1) {
        this.newPage();
        continue;
      }
      element.add(pdf.markStructureContent(tag));
      for (const line of rest.slice(0, room)) {
        writeLine(pdf, line, x, this.y, width);
        this.y += size * leading;
      }
      pdf.endMarkedContent();
      rest = rest.slice(room);
    }
    element.end();
  }
}
