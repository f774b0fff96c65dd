import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** Text of one direction, in reading order, and whether that is from right to left. */
export interface TextRun {
  readonly text: string;
  readonly rightToLeft: boolean;
}

/** What lines are broken for: a font at one size. */
export interface Measure {
  readonly has: (codePoint: number) => boolean;
  /** In points. */
  readonly widthOf: (text: string) => number;
}

/** The text as the font can show it: a character it lacks is named by its number, so that nothing is lost. */
export function showable(text: string, has: Measure['has']): string {
  let shown = '';
  for (const character of text.replaceAll('\t', '    ').replace(/\r\n?/g, '\n')) {
    const code = character.codePointAt(0) ?? 0;
    const number = code.toString(16).toUpperCase().padStart(4, '0');
    shown += character === '\n' || (code >= 0x20 && has(code)) ? character : `[U+${number}]`;
  }
  return shown;
}

/** A line may end after a space or a hyphen; not between the sign of a section and its number. */
const wordWithSpaces = /(?:[^\s-]*§ )?(?:[^\s-]+-*|-+)[^\S\n]*|[^\S\n]+/gu;

/** The width of the longest word that is not wider than `most` points. */
export function longestWord(text: string, most: number, { widthOf }: Measure): number {
  const widths = (text.match(wordWithSpaces) ?? []).map((word) => widthOf(word.trimEnd()));
  return widths.reduce((longest, width) => (width > most ? longest : Math.max(longest, width)), 0);
}

/** Lines that are not wider than `width` points; broken at spaces, and within a word that is wider than a line. */
export function linesOf(text: string, width: number, { has, widthOf }: Measure): readonly string[] {
  return showable(text, has)
    .split('\n')
    .flatMap((paragraph) => wrapped(paragraph, width, widthOf));
}

function wrapped(paragraph: string, width: number, widthOf: Measure['widthOf']): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of paragraph.match(wordWithSpaces) ?? []) {
    for (const part of widthOf(word.trimEnd()) > width ? piecesOf(word, width, widthOf) : [word]) {
      if (line !== '' && used + widthOf(part.trimEnd()) > width) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += part;
      used += widthOf(part);
    }
  }
  return [...lines, line];
}

function piecesOf(word: string, width: number, widthOf: Measure['widthOf']): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const more = widthOf(character);
    if (piece !== '' && used + more > width) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += more;
  }
  return [...pieces, piece];
}

const rightToLeftLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Whether any of the text runs from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeftLetter.test(text);
}

/** The runs of a line from left to right as they are seen (Unicode Bidirectional Algorithm), with brackets mirrored. */
export function visualRuns(line: string): readonly TextRun[] {
  if (!hasRightToLeft(line)) return [{ text: line, rightToLeft: false }];
  const levels = bidi.getEmbeddingLevels(line);
  const mirrored = bidi.getMirroredCharactersMap(line, levels.levels);
  const order = bidi.getReorderedIndices(line, levels);
  const runs: { text: string; rightToLeft: boolean; level: number }[] = [];
  for (const index of order) {
    const level = levels.levels[index] ?? 0;
    const character = mirrored.get(index) ?? line.charAt(index);
    const run = runs.at(-1);
    const rightToLeft = level % 2 === 1;
    if (run?.level !== level) runs.push({ text: character, rightToLeft, level });
    else run.text = rightToLeft ? character + run.text : run.text + character;
  }
  return runs;
}
