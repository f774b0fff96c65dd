import writeXlsx, { type Row } from 'write-excel-file/node';
import type { DirectoryDocument, LabelledText } from './document';
import { documentWords } from './words';

type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsx>[1]>['features']>[number];

/** In characters; long texts wrap. */
const textWidth = 30;
const narrowWidth = 12;

const top = { alignVertical: 'top', align: 'left' } as const;

/** Two sheets: the table, with frozen headings and a filter, and the facts, measures and findings. No cell is a formula. */
export async function writeXlsxFile(document: DirectoryDocument): Promise<Buffer> {
  const { columns, rows, facts, measures, findings, locale } = document;
  const words = documentWords[locale];
  const table: Row[] = [
    columns.map((column) => heading(column.heading)),
    ...rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? text(cell) : { ...top, type: Boolean, value: cell })),
    ),
  ];
  const about: Row[] = [
    [heading(document.title), heading('')],
    ...facts.map((fact) => [heading(fact.label), factCell(fact, document)]),
    [heading(words.measures), text(measures)],
    ...(findings.length > 0 ? findings : [words.nothingMissing]).map((finding) => [
      heading(words.findings),
      text(finding),
    ]),
  ];
  const widths = columns.map(({ key }) => ({ width: key === 'thirdCountry' ? narrowWidth : textWidth }));
  const file = writeXlsx(
    [
      { data: table, sheet: words.table, columns: widths, stickyRowsCount: 1 },
      { data: about, sheet: words.about, columns: [{ width: 45 }, { width: 100 }] },
    ],
    { features: [filterOver(columns.length, table.length)] },
  );
  return file.toBuffer();
}

function text(value: string) {
  return { ...top, type: String, value, wrap: true } as const;
}

function heading(value: string) {
  return { ...text(value), fontWeight: 'bold', backgroundColor: '#E7EDF3' } as const;
}

/** The date is a date and the count is a number there. */
function factCell({ label, text: value }: LabelledText, { locale, date, rows }: DirectoryDocument) {
  const { facts } = documentWords[locale];
  if (label === facts.date)
    return { ...top, type: Date, value: new Date(`${date}T00:00:00Z`), format: 'yyyy-mm-dd' } as const;
  if (label === facts.activities || label === facts.controllers)
    return { ...top, type: Number, value: rows.length } as const;
  return text(value);
}

/** The library has no filter of its own; its place in a sheet is right after the data (ECMA-376, 18.3.1.99). */
function filterOver(columnCount: number, rowCount: number): Feature {
  const lastColumn = String.fromCharCode('A'.charCodeAt(0) + columnCount - 1);
  const element = `<autoFilter ref="A1:${lastColumn}${rowCount}"/>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) =>
            sheetIndex === 0 ? xml.replace('</sheetData>', `</sheetData>${element}`) : xml,
        },
      },
    },
  };
}
