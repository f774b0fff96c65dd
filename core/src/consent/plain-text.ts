import { Tokenizer } from 'htmlparser2';

/** Elements whose content no reader sees as words. */
const unseen = new Set(['script', 'style', 'template', 'noscript', 'title', 'svg', 'textarea', 'select', 'iframe']);

/** Elements that begin and end a paragraph. */
const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);

/**
 * The words that a reader sees, in Unicode form C: without markup, comments, soft hyphens and invisible characters,
 * words rejoined that a line end had split, and paragraphs parted by one blank line.
 */
export function plainText(markup: string): string {
  return wordsOf(markup)
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\r\n?/g, '\n')
    .replace(/(\p{L})-[^\S\n]*\n[^\S\n]*(?=\p{Ll})/gu, '$1')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
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
  const show = (text: string): void => {
    if (hidden.depth === 0) pieces.push(text);
  };
  const nameAt = (start: number, end: number): string => markup.slice(start, end).toLowerCase();
  const endTag = (): void => {
    openTag = undefined;
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ...ignored,
      ontext: (start, end) => show(markup.slice(start, end)),
      ontextentity: (point) => show(String.fromCodePoint(point)),
      onopentagname(start, end) {
        const name = nameAt(start, end);
        openTag = start - 1;
        show(gapAt(name));
        if (hidden.depth > 0 ? hidden.name === name : unseen.has(name)) hidden = { name, depth: hidden.depth + 1 };
      },
      onopentagend: endTag,
      onselfclosingtag() {
        openTag = undefined;
        if (hidden.name === 'svg' && hidden.depth > 0) hidden = { name: 'svg', depth: hidden.depth - 1 };
      },
      onclosetag(start, end) {
        const name = nameAt(start, end);
        if (hidden.depth > 0 && hidden.name === name) hidden = { name, depth: hidden.depth - 1 };
        show(gapAt(name));
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

const nothing = (): void => undefined;
/** What of a markup is no text and no tag. */
const ignored = {
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onprocessinginstruction: nothing,
};

/** Sentences of a plain text in lower case. A full stop after an abbreviation or before a small letter ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(
      /\n\n|(?<![\s.(]\p{L}|\b(?:bzw|usw|inkl|ca|[Ss]tr|[Nn]r|[Aa]bs|[Aa]rt|[Dd]r|Mag|Ing|[Ll]it|[Vv]gl))[.!?]\s+(?=[^\p{Ll}\s])/u,
    )
    .map((sentence) => sentence.toLowerCase());
}
