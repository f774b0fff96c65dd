import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { hasRightToLeft, visualRuns, type Measure } from './pdf-text';

/** The document with its fonts, its measures and its way of writing a line; all lengths in points. */
export type Pdf = PDFKit.PDFDocument;

export type Weight = 'regular' | 'bold';

const fontFiles: Readonly<Record<Weight, string>> = {
  regular: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
};

export const margin = 36;
/** Where the page's number stands. */
const footer = 18;

/** The type lacks this subset (ISO 14289-1), which the library has. */
const universallyAccessible: object = { subset: 'PDF/UA' };

const requireFrom = createRequire(__filename);

interface FontkitFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** An empty tagged document (PDF/UA-1, A4 across) with our fonts in it, and pages kept until the number of them is known. */
export function newPdf(title: string, author: string, lang: string, created: Date): Pdf {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    layout: 'landscape',
    margins: { top: margin, bottom: 0, left: margin, right: margin },
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: title, Author: author, CreationDate: created },
    ...universallyAccessible,
  };
  const pdf = new PDFDocument(options);
  for (const [weight, file] of Object.entries(fontFiles)) {
    pdf.registerFont(weight, requireFrom.resolve(`dejavu-fonts-ttf/ttf/${file}`));
  }
  let last: PDFKit.PDFPage | undefined;
  pdf.on('pageAdded', () => {
    if (last) joinContent(last);
    last = pdf.page;
  });
  return pdf;
}

/** A kept page holds each of its operators in an array of its own; in one it takes a fraction of the memory. */
function joinContent(page: PDFKit.PDFPage): void {
  const { content } = page as unknown as { content: { buffer: Uint8Array[] } };
  content.buffer = [Buffer.concat(content.buffer)];
}

/** The measure of one weight at one size; remembers words, as a directory repeats them. */
export function measureOf(pdf: Pdf, weight: Weight, size: number): Measure {
  const widths = new Map<string, number>();
  pdf.font(weight).fontSize(size);
  const { font } = (pdf as unknown as { _font: { font: FontkitFont } })._font;
  return {
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    widthOf: (text) => {
      const known = widths.get(text);
      if (known !== undefined) return known;
      const width = pdf.font(weight).fontSize(size).widthOfString(text);
      if (text.length < 40) widths.set(text, width);
      return width;
    },
  };
}

/** Writes one line at a place, in the present font; from the right edge when its first letter is written that way. */
export function writeLine(pdf: Pdf, line: string, x: number, y: number, width: number): void {
  const runs = visualRuns(line);
  if (!hasRightToLeft(line)) {
    if (line.trim() !== '') pdf.text(line, x, y, { lineBreak: false });
    return;
  }
  const widths = runs.map(({ text }) => pdf.widthOfString(text, { features: [] }));
  const startsRight = /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u.test(line);
  let at = startsRight ? Math.max(x, x + width - widths.reduce((sum, one) => sum + one, 0)) : x;
  runs.forEach(({ text }, index) => {
    // With features given, the run is shaped as a whole and not word by word.
    pdf.text(text, at, y, { lineBreak: false, features: [] });
    at += widths[index] ?? 0;
  });
}

/** Points of the line at the foot. */
const small = 8;

/** Title and number at the foot of each page, `side` points from its edges; lets other work run between pages. */
export async function numberPages(
  pdf: Pdf,
  words: (page: number, pages: number) => string,
  title: string,
  side: number,
): Promise<void> {
  const { count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    if (index % 50 === 49) await nextTurn();
    pdf.switchToPage(index);
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('regular').fontSize(small).fillColor('#444444');
    const y = pdf.page.height - footer - small;
    const text = words(index + 1, count);
    pdf.text(title, side, y, { lineBreak: false });
    pdf.text(text, pdf.page.width - side - pdf.widthOfString(text), y, { lineBreak: false });
    pdf.endMarkedContent();
  }
}

/** All bytes of a file, once it is ended. */
export function collect(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}
