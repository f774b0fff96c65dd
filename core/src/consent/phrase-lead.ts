import { sign } from './role-wordings';

/**
 * How a phrase stands in its clause, told by the words before it: `bare` as subject, predicate or object; `as` after "als";
 * `by` as the one who does it; `with`; `of` as an owner or in another oblique case; `other` after any other preposition.
 */
export type Lead = 'bare' | 'as' | 'by' | 'with' | 'of' | 'to' | 'other';

const kinds: Readonly<Record<string, Lead>> = {
  ...kindOf('as', 'als as'),
  ...kindOf('by', 'von vom durch seitens by'),
  ...kindOf('with', 'mit with zwischen between bei beim'),
  ...kindOf('to', 'zu zum among auf on'),
  ...kindOf('of', 'of'),
  ...kindOf(
    'other',
    'an am für über unter gegen neben nach aus in im gegenüber statt anstatt anstelle außer ohne wegen laut wie zur ' +
      'to for from about at than like near beside against under over unlike without instead',
  ),
};
const determiners = new Set(
  (
    'der die das den dem des ein eine einen einem einer eines unser unsere unseren unserem unserer unseres ihr ihre ihren ihrem ' +
    'ihrer ihres sein seine seinen seinem seiner seines deren dessen diese dieser diesem diesen the a an our its their his her your'
  ).split(' '),
);
const oblique = /^(?:des|dem|den|deren|dessen|(?:ein|unser|ihr|sein)e[rmns]|diese[rmn])$/u;
const feminine = /(?:firma|agentur|gesellschaft|in|ei)$/u;
/** Words that end what belongs to a phrase. */
const stop =
  /^(?:ist|sind|war|wird|werden|wurde|hat|haben|is|are|was|has|have|uns|us|wir|we|sich|es|it|sie|dass|daß|that|und|and|dabei|hier|ihnen)$/u;
const mostWords = 5;

const denying = /^(?:nicht|not)$/iu;

/** The lead of the first place where a clause with signs says `phrase`. */
export function leadOf(clause: string, phrase: string): Lead {
  const at = clause.indexOf(phrase);
  const words = clause
    .slice(Math.max(0, at - 200), at)
    .trim()
    .split(/\s+/);
  if (phrase === sign.name && /^['’]s?(?!\p{L})/u.test(clause.slice(at + phrase.length))) return 'of';
  for (let back = 1; back <= mostWords && back <= words.length; back += 1) {
    const word = (words[words.length - back] ?? '').toLowerCase();
    const kind = kinds[word];
    if (kind !== undefined) return /^instead$/iu.test(words.at(-back - 1) ?? '') ? 'other' : kind;
    if (phrase === sign.name && denying.test(word)) return 'other';
    if (stop.test(word)) return 'bare';
    if (determiners.has(word)) return leadOfDeterminer(words, back, phrase);
  }
  return 'bare';
}

function leadOfDeterminer(words: readonly string[], back: number, phrase: string): Lead {
  const determiner = (words[words.length - back] ?? '').toLowerCase();
  const before = words[words.length - back - 1] ?? '';
  const kind = kinds[before.toLowerCase()];
  if (kind !== undefined) return kind;
  if (phrase === sign.name && denying.test(before)) return 'other';
  if (oblique.test(determiner)) return 'of';
  if (determiner !== 'der') return 'bare';
  const noun = back > 1 ? (words[words.length - back + 1] ?? '').toLowerCase() : '';
  if (phrase === sign.name) return noun === '' || feminine.test(noun) ? 'of' : 'bare';
  return /^\p{Lu}/u.test(before) ? 'of' : 'bare';
}

function kindOf(lead: Lead, words: string): Record<string, Lead> {
  return Object.fromEntries(words.split(' ').map((word) => [word, lead]));
}
