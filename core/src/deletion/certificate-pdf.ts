import {
  collect,
  margin,
  measureOf,
  newPdf,
  numberPages,
  writeLine,
  type Pdf,
  type Weight,
} from '../processing-directory/export/pdf-page';
import { linesOf } from '../processing-directory/export/pdf-text';
import type { Locale } from '../runtime/locale';
import { textOfCertificate } from './certificate-text';
import { certificateWords } from './certificate-words';
import type { DeletionCertificate } from './types';

const side = 62;
const sizes = { title: 20, heading: 12, text: 9 } as const;
const leading = 1.3;
/** Kept free at the foot, where the page's number stands. */
const bottom = 48;
const labelWidth = 230;
/** Between a name and what it names. */
const gap = 10;

interface Style {
  readonly tag: string;
  readonly size?: number;
  readonly weight?: Weight;
  readonly x?: number;
  readonly width: number;
  readonly into: PDFKit.PDFStructureElement;
}

/** The certificate as tagged PDF (PDF/UA-1), A4 upright. */
export async function certificatePdf(certificate: DeletionCertificate, locale: Locale): Promise<Buffer> {
  const { title, intro, facts, sections } = textOfCertificate(certificate, locale);
  const pdf = newPdf(title, certificate.processor.name, locale, certificate.executedAt);
  const whole = collect(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const sheet = new Sheet(pdf, root);
  sheet.heading('H1', title, sizes.title);
  sheet.line({ text: intro });
  for (const fact of facts) sheet.line(fact);
  for (const { heading, lines } of sections) {
    sheet.heading('H2', heading, sizes.heading);
    for (const line of lines) sheet.line(line);
  }
  root.end();
  await numberPages(pdf, certificateWords[locale].page, title, side);
  pdf.end();
  return whole;
}

/** Text from top to bottom, over as many pages as it needs. */
class Sheet {
  private y = 0;
  private readonly width: number;

  constructor(
    private readonly pdf: Pdf,
    private readonly root: PDFKit.PDFStructureElement,
  ) {
    this.newPage();
    this.width = pdf.page.width - 2 * side;
  }

  heading(level: 'H1' | 'H2', text: string, size: number): void {
    this.y += size;
    // No heading stays behind at the foot of a page.
    if (this.y > this.pdf.page.height - bottom - 4 * size) this.newPage();
    this.pdf.outline.addItem(text);
    this.write(text, { tag: level, size, weight: 'bold', width: this.width, into: this.root });
    this.y += size / 3;
  }

  line({ label, text }: { label?: string; text: string }): void {
    if (label === undefined) this.write(text, { tag: 'P', width: this.width, into: this.root });
    else this.labelled(label, text);
    this.y += 3;
  }

  private labelled(label: string, text: string): void {
    const room = this.pdf.page.height - bottom;
    if (this.y + 3 * sizes.text * leading > room) this.newPage();
    const block = this.pdf.struct('P');
    this.root.add(block);
    const { y } = this;
    this.write(label, { tag: 'Span', weight: 'bold', width: labelWidth, into: block });
    const under = this.y;
    this.y = y;
    const x = side + labelWidth + gap;
    this.write(text, { tag: 'Span', x, width: this.width - labelWidth - gap, into: block });
    block.end();
    this.y = Math.max(under, this.y);
  }

  private write(text: string, { tag, size = sizes.text, weight = 'regular', x = side, width, into }: Style): void {
    const { pdf } = this;
    const lines = linesOf(text, width, measureOf(pdf, weight, size));
    const element = pdf.struct(tag);
    into.add(element);
    for (const line of lines) {
      if (this.y + size * leading > pdf.page.height - bottom) this.newPage();
      pdf.font(weight).fontSize(size).fillColor('black');
      element.add(pdf.markStructureContent(tag));
      writeLine(pdf, line, x, this.y, width);
      pdf.endMarkedContent();
      this.y += size * leading;
    }
    element.end();
  }

  private newPage(): void {
    this.pdf.addPage({ size: 'A4', layout: 'portrait', margins: { top: margin, bottom: 0, left: side, right: side } });
    this.y = margin + 12;
  }
}
