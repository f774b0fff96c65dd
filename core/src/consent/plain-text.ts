import { Tokenizer } from 'htmlparser2';
import { isHiding, optionalEnd, unseen, voidElements } from './unseen-elements';

/** Elements that begin and end a paragraph. */
const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary table tbody ' +
    'tfoot thead tr ul'
  ).split(' '),
);
/** Parts of a page's layout that are no part of the text around them. */
const layout = new Set(['footer', 'nav', 'aside']);
const items = new Set(['li', 'dd', 'tr']);
const cells = new Set(['td', 'th']);

/** Marks within the words of a page, of Unicode's private use: where an area of the layout, a list item, a cell begins. */
const mark = { area: '\ue000', item: '\ue001', cell: '\ue002' };
const anyMark = /[\ue000-\ue002]/g;

/** A paragraph, list item or table row. */
export interface Passage {
  readonly text: string;
  /** The cells of a table row, with the empty ones. */
  readonly cells: readonly string[];
  readonly isItem: boolean;
  /** Passages of different areas (text, footer, navigation, aside) have nothing to do with each other. */
  readonly area: number;
}

/**
 * The words that a reader sees, in Unicode form C: without markup, comments, soft hyphens and invisible characters,
 * words rejoined that a line end had split, and paragraphs parted by one blank line.
 */
export function plainText(markup: string): string {
  return paragraphsOf(markup.replace(anyMark, ''))
    .flatMap((paragraph) => paragraph.split(mark.cell))
    .map(inOneLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** A line that begins with the mark or number of a list item; "1. März" is a day. */
const itemLine = /\n(?=[^\S\n]*(?:[•*·▪]|\d{1,2}[.)])\s(?!(?:J[aä]n|Feb|M[aä]r|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)))/u;

/** The same passage by passage: a list item is one, and a table row, with commas between its cells. */
export function passagesOf(markup: string): Passage[] {
  let area = 0;
  const pieces = paragraphsOf(markup.replace(anyMark, '')).flatMap((paragraph) => paragraph.split(itemLine));
  return pieces.flatMap((paragraph) => {
    if (paragraph.includes(mark.area)) area += 1;
    const [lead = '', ...cells] = paragraph.split(mark.cell).map(inOneLine);
    const text = [lead, ...cells].filter(Boolean).join(', ');
    return text === '' ? [] : [{ text, cells, isItem: paragraph.includes(mark.item), area }];
  });
}

function paragraphsOf(markup: string): string[] {
  return wordsOf(markup)
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\r\n?/g, '\n')
    .replace(/(\p{L})-[^\S\n]*\n[^\S\n]*(?=\p{Ll})/gu, '$1')
    .split(/\n\s*\n/);
}

function inOneLine(text: string): string {
  return text.replace(anyMark, '').replace(/\s+/g, ' ').trim();
}

/**
 * The text of what is shown; entities are decoded, the ends of blocks become blank lines. Only tags are looked at, not how
 * they nest: a tree of a page that nests a million elements would take minutes.
 */
function wordsOf(markup: string): string {
  const pieces: string[] = [];
  /** The unseen element that is open, and how often within itself. */
  let hidden = { name: '', depth: 0 };
  let openTag: number | undefined;
  let element = '';
  let attribute = { name: '', value: '' };
  let hides = false;
  const show = (text: string): void => {
    if (hidden.depth === 0) pieces.push(text);
  };
  const nameAt = (start: number, end: number): string => markup.slice(start, end).toLowerCase();
  const endOptional = (name: string): void => {
    if (optionalEnd.has(hidden.name) && (blocks.has(name) || name === hidden.name)) hidden = { name: '', depth: 0 };
  };
  const endTag = (): void => {
    openTag = undefined;
    if (hidden.depth > 0 && hidden.name === element) hidden = { ...hidden, depth: hidden.depth + 1 };
    else if (hidden.depth === 0 && (hides || unseen.has(element)) && !voidElements.has(element))
      hidden = { name: element, depth: 1 };
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ...ignored,
      ontext: (start, end) => show(markup.slice(start, end)),
      ontextentity: (point) => show(String.fromCodePoint(point)),
      onopentagname(start, end) {
        element = nameAt(start, end);
        openTag = start - 1;
        hides = false;
        endOptional(element);
        show(gapAt(element) + markAt(element));
      },
      onattribname(start, end) {
        attribute = { name: nameAt(start, end), value: '' };
      },
      onattribdata(start, end) {
        if (attribute.name === 'style') attribute.value += markup.slice(start, end);
      },
      onattribend() {
        hides ||= isHiding(attribute);
      },
      onopentagend: endTag,
      onselfclosingtag() {
        if (element === 'svg') openTag = undefined;
        else endTag();
      },
      onclosetag(start, end) {
        const name = nameAt(start, end);
        if (hidden.depth > 0 && hidden.name === name) hidden = { name, depth: hidden.depth - 1 };
        endOptional(name);
        show(gapAt(name) + (layout.has(name) ? mark.area : ''));
      },
      onend: () => show(openTag === undefined ? '' : markup.slice(openTag)),
    },
  );
  tokenizer.write(markup);
  tokenizer.end();
  return pieces.join('');
}

function gapAt(element: string): string {
  if (element === 'br') return '\n';
  return blocks.has(element) ? '\n\n' : '';
}

function markAt(element: string): string {
  if (layout.has(element)) return mark.area;
  if (items.has(element)) return mark.item;
  return cells.has(element) ? mark.cell : '';
}

const nothing = (): void => undefined;
/** What of a markup is no text and no tag. */
const ignored = {
  onattribentity: nothing,
  oncdata: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onprocessinginstruction: nothing,
};
