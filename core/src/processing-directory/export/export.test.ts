import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { strFromU8, unzipSync } from 'fflate';
import { locales } from '../../runtime/locale';
import { controllerDocument, processorDocument, type DirectoryDocument, type ProcessorRecord } from './document';
import { awkwardTexts, exampleActivity, exampleDirectory } from './testing-directory';
import { readPdf, type PdfText } from './testing-read-pdf';
import { documentWords } from './words';
import { writeDocument, type ExportFormat } from './write-document';

const date = '2026-11-29';
const awkward = awkwardTexts.map((text, index) => exampleActivity(index, { purpose: text, recipients: text }));
const record: ProcessorRecord = {
  processor: { name: 'Körbler GmbH', address: 'Hauptstraße 1', email: 'office@koerbler.example' },
  entries: [
    {
      controller: { name: 'Bäckerei', address: 'Linz', dataProtectionOfficer: 'Eva Muster' },
      categories: ['Newsletter', 'Anfragen'],
      thirdCountry: true,
      thirdCountries: ['CH'],
      safeguards: 'Angemessenheitsbeschluss',
    },
  ],
  measures: 'Verschlüsselung',
};

async function contentOf(document: DirectoryDocument, format: ExportFormat): Promise<Buffer> {
  return (await writeDocument(document, format)).content;
}

/** Without spaces, and without what formats text but is not seen. */
const squeezed = (text: string): string => text.replace(/[\s\p{Cf}]+/gu, '');

describe.each(locales)('An exported directory (%s)', (locale) => {
  const words = documentWords[locale];
  const shown = (cell: string | boolean): string => (typeof cell === 'string' ? cell : cell ? words.yes : words.no);
  const documents: [string, DirectoryDocument][] = [
    ['awkward texts', controllerDocument(exampleDirectory(awkward), locale, date)],
    ['no rows', controllerDocument(exampleDirectory([]), locale, date)],
    ['one row', controllerDocument(exampleDirectory([exampleActivity(1)]), locale, date)],
    [
      '300 rows',
      controllerDocument(exampleDirectory(Array.from({ length: 300 }, (_, i) => exampleActivity(i))), locale, date),
    ],
    ["the processor's view", processorDocument(record, locale, date)],
  ];

  describe.each(documents)('with %s', (_name, document) => {
    const headings = document.columns.map(({ heading }) => heading);

    it('says every value in CSV, formulas with an apostrophe before', async () => {
      const csv = await contentOf(document, 'csv');
      expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      const rows = parse(csv, { bom: true, delimiter: locale === 'de' ? ';' : ',' });
      const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
      expect(rows).toEqual([headings, ...document.rows.map((row) => row.map((cell) => safe(shown(cell))))]);
    });

    it('holds all data in JSON, by machine names', async () => {
      const json = await contentOf(document, 'json');
      expect(JSON.parse(json.toString('utf8'))).toEqual(JSON.parse(JSON.stringify(document.data)));
    });

    it('says every value in XLSX, typed, with frozen headings and a filter, and without a formula', async () => {
      const xlsx = await contentOf(document, 'xlsx');
      const none = (cell: string | boolean): string | boolean | null => (cell === '' ? null : cell);
      const rows = await readSheet(xlsx, 1, { trim: false });
      expect(rows).toEqual([headings, ...document.rows.map((row) => row.map(none))]);
      const about = await readSheet(xlsx, 2, { trim: false });
      expect(about).toContainEqual([words.facts.date, new Date(`${date}T00:00:00Z`)]);
      expect(about.flat()).toEqual(expect.arrayContaining([document.rows.length, document.measures, document.owner]));
      const files = unzipSync(xlsx);
      const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
      expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      const last = String.fromCharCode(64 + headings.length);
      expect(sheet).toContain(`</sheetData><autoFilter ref="A1:${last}${document.rows.length + 1}"/>`);
      expect(sheet).not.toMatch(/<f[ >]/);
    });

    it('says every value in PDF, tagged, with headings and number on each page', async () => {
      const pdf = readPdf(await contentOf(document, 'pdf'));
      const all = pdf.pages.flat();
      const said = squeezed(
        all
          .filter(({ tag }) => tag !== 'Artifact')
          .map(({ text }) => text)
          .join(''),
      );
      expect(pdf).toMatchObject({ title: document.title, language: locale, tagged: true });
      expect(pdf.outline).toEqual([document.title, words.table, words.measures, words.findings]);
      for (const { label, text } of document.facts) expect(said).toContain(squeezed(label + text));
      for (const finding of document.findings) expect(said).toContain(squeezed(finding));
      expect(said).toContain(squeezed(document.measures));
      if (document.rows.length === 0) expect(said).toContain(squeezed(words.noRows));
      pdf.pages.forEach((page, index) => {
        expect(page.map(({ text }) => text)).toContain(words.page(index + 1, pdf.pages.length));
      });
      const cells = document.rows.length > 0 ? columnTexts(all, headings) : [];
      for (const row of document.rows) {
        row.forEach((cell, column) => expectSaid(cells[column] ?? '', shown(cell)));
      }
      const total = (role: string): number => pdf.roles.reduce((sum, roles) => sum + (roles[role] ?? 0), 0);
      if (document.rows.length > 0) expect(total('TH')).toBe(headings.length);
      expect(total('TD')).toBeGreaterThanOrEqual(document.rows.length * headings.length);
    });
  });
});

describe('A row that goes on over several pages', () => {
  const rows = [exampleActivity(1, { purpose: 'Wort '.repeat(2000).trim() }), exampleActivity(2)];
  const document = controllerDocument(exampleDirectory(rows), 'de', date);

  it('says its name on each of them, once for a screen reader', async () => {
    const { pages } = readPdf(await contentOf(document, 'pdf'));
    const ofTable = pages.filter((page) => page.some(({ tag }) => tag === 'TD'));
    expect(ofTable.length).toBeGreaterThan(3);
    for (const page of ofTable) expect(squeezed(page.map(({ text }) => text).join(''))).toContain('Lohnverrechnung1');
    const tagged = pages.flat().filter(({ tag }) => tag === 'TD');
    expect(squeezed(tagged.map(({ text }) => text).join('')).split('Lohnverrechnung1')).toHaveLength(2);
  });
});

describe('The table of a PDF', () => {
  it('is wide enough for the words that each contact group’s row begins with', async () => {
    const recipients = 'Körbler GmbH (Auftragsverarbeiter); Brunner Webhosting (Unterauftragsverarbeiter)';
    const row = exampleActivity(1, { name: 'Gehaltsverrechnung', recipients, thirdCountry: false });
    const document = controllerDocument(exampleDirectory([row]), 'de', date);
    const lines = readPdf(await contentOf(document, 'pdf')).pages.flat();
    const said = lines.map(({ text }) => text.trim());
    expect(said).toEqual(expect.arrayContaining(['(Unterauftragsverarbeiter)', 'Gehaltsverrechnung']));
  });
});

/** The text of each column of the table, from page to page; a column reaches from its heading to the next one. */
function columnTexts(texts: readonly PdfText[], headings: readonly string[]): readonly string[] {
  const lefts = headingPlaces(texts, headings);
  return lefts.map((left, index) => {
    const right = lefts[index + 1] ?? Infinity;
    const inside = texts.filter(({ tag, x }) => tag === 'TD' && x >= left - 0.01 && x < right - 0.01);
    return squeezed(inside.map(({ text }) => text).join(''));
  });
}

/** Where each heading begins; a reader may find it in several pieces. */
function headingPlaces(texts: readonly PdfText[], headings: readonly string[]): readonly number[] {
  const pieces = texts.filter(({ tag, text }) => tag === 'TH' && text.trim() !== '');
  return headings.map((heading) => {
    const first = pieces[0]?.x ?? NaN;
    for (let read = ''; pieces.length > 0 && read !== squeezed(heading);) read += squeezed(pieces.shift()?.text ?? '');
    return first;
  });
}

const byNumber = /[\u{4E00}-\u{9FFF}\u{1D400}-\u{1D7FF}\u{1F469}\u{1F467}]/gu;

/** Right-to-left text is read back line by line as it is seen; so only its letters are compared there. */
function expectSaid(column: string, text: string): void {
  const expected = squeezed(text).replace(byNumber, (character) => {
    return `[U+${character.codePointAt(0)?.toString(16).toUpperCase()}]`;
  });
  if (!/[\u0590-\u06FF]/u.test(expected)) expect(column).toContain(expected);
  else for (const letter of expected.normalize('NFKC')) expect(column.normalize('NFKC')).toContain(letter);
}
