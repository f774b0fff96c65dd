import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PdfText {
  readonly text: string;
  readonly x: number;
  /** The structure element it stands in, for example TD; Artifact for what is no content. */
  readonly tag: string;
}

export interface ReadPdf {
  readonly title: string;
  readonly language: string | null;
  readonly tagged: boolean;
  readonly outline: readonly string[];
  readonly pages: readonly (readonly PdfText[])[];
  /** How many structure elements of each kind have content on a page. */
  readonly roles: readonly Readonly<Record<string, number>>[];
}

const reader = `
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[1])), verbosity: 0 }).promise;
const { info } = await pdf.getMetadata();
const pages = [], roles = [];
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const open = [], texts = [];
  for (const item of items) {
    if (item.type === 'beginMarkedContent' || item.type === 'beginMarkedContentProps') open.push(item.tag);
    else if (item.type === 'endMarkedContent') open.pop();
    else texts.push({ text: item.str, x: item.transform[4], tag: open.at(-1) ?? '' });
  }
  pages.push(texts);
  const counts = {};
  const count = (node) => { if (node?.children?.some(({ type }) => type === 'content')) counts[node.role] = (counts[node.role] ?? 0) + 1; node?.children?.forEach(count); };
  count(await page.getStructTree());
  roles.push(counts);
}
const marked = await pdf.getMarkInfo();
console.log(JSON.stringify({ title: info.Title, language: info.Language ?? null, tagged: marked?.Marked === true,
  outline: (await pdf.getOutline() ?? []).map(({ title }) => title), pages, roles }));
`;

/** What an independent reader finds in a PDF; in a process of its own, as it is an ES module that jest cannot load. */
export function readPdf(content: Buffer): ReadPdf {
  const folder = mkdtempSync(join(tmpdir(), 'kmdp-pdf-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, content);
    const found = execFileSync(process.execPath, ['--input-type=module', '-e', reader, file], {
      cwd: __dirname,
      maxBuffer: 2 ** 28,
    });
    return JSON.parse(found.toString('utf8')) as ReadPdf;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
