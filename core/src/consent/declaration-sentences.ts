/** The longest piece of a sentence that is looked at together, in characters: longer ones are no language. */
export const longestWindow = 2000;

const abbreviation =
  '[\\s.(]\\p{L}|\\b(?:bzw|usw|inkl|ca|[Ss]tr|[Nn]r|[Aa]bs|[Aa]rt|[Dd]r|Mag|Ing|[Ll]it|[Vv]gl|[Gg]em|[Tt]el|[Ss]og|Inc|Ltd|Corp)';
/** "1. März": the full stop after a day ends no sentence. */
const month = '(?<=(?<!\\d)\\d{1,2}\\.\\s+)(?:J[aä]n|Feb|M[aä]r|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)';
const sentenceEnd = new RegExp(`(?<=(?<!${abbreviation})[.!?]["“”»«)]?)\\s+(?=[^\\p{Ll}\\s])(?!${month})`, 'u');

/** Sentences of a paragraph, each with its final mark. A full stop after an abbreviation or before a small letter ends none. */
export function sentencesOf(paragraph: string): string[] {
  return paragraph.split(sentenceEnd);
}

/**
 * A sentence in pieces of at most `longestWindow` characters around each place where it says a word. Together they are at
 * most four times as long as the sentence.
 */
export function windowsAround(word: string, sentence: string): string[] {
  if (sentence.length <= longestWindow) return sentence.includes(word) ? [sentence] : [];
  const windows: string[] = [];
  const margin = longestWindow / 2;
  for (let at = sentence.indexOf(word); at >= 0; at = sentence.indexOf(word, at + margin / 2)) {
    windows.push(sentence.slice(Math.max(0, at - margin), at + margin));
  }
  return windows;
}
