const unseen = /<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const blockTag =
  /<\/?(?:address|article|div|dd|dl|dt|footer|h[1-6]|header|hr|li|main|ol|p|section|table|td|th|tr|ul)\b[^<>]*>/gi;
const lineTag = /<br\b[^<>]*>/gi;
const anyTag = /<\/?[a-z][^<>]*>/gi;

const namedCharacters: Readonly<Record<string, string>> = {
  amp: '&',
  Auml: 'Ä',
  auml: 'ä',
  Ouml: 'Ö',
  ouml: 'ö',
  Uuml: 'Ü',
  uuml: 'ü',
  szlig: 'ß',
  nbsp: ' ',
  shy: '',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
};

/**
 * The words that a reader sees, in Unicode form C: without markup, comments, soft hyphens and invisible characters,
 * words rejoined that a line end had split, and paragraphs parted by one blank line.
 */
export function plainText(markup: string): string {
  return decoded(markup.replace(unseen, ' ').replace(blockTag, '\n\n').replace(lineTag, '\n').replace(anyTag, ''))
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

/** Sentences of a plain text in lower case. A full stop after an abbreviation or before a small letter ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(
      /\n\n|(?<![\s.(]\p{L}|\b(?:bzw|usw|inkl|ca|[Ss]tr|[Nn]r|[Aa]bs|[Aa]rt|[Dd]r|Mag|Ing|[Ll]it|[Vv]gl))[.!?]\s+(?=[^\p{Ll}\s])/u,
    )
    .map((sentence) => sentence.toLowerCase());
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,6}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return namedCharacters[name] ?? whole;
    const point = typeof hex === 'string' ? parseInt(hex, 16) : parseInt(String(decimal), 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
