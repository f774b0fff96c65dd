import { sign } from './role-wordings';

/**
 * How a phrase stands in its clause, told by the words before it: `bare` as subject, predicate or object; `as` after "als";
 * `by` as the one who does it; `with`; `of` as an owner or in another oblique case; `not` where it is excluded; `other` after
 * any other preposition.
 */
export type Lead = 'bare' | 'as' | 'by' | 'with' | 'of' | 'to' | 'not' | 'other';

const kinds: Readonly<Record<string, Lead>> = {
  ...kindOf('as', 'als as'),
  ...kindOf('by', 'von vom durch seitens by'),
  ...kindOf('with', 'mit with zwischen between bei beim'),
  ...kindOf('to', 'zu zum among auf on'),
  ...kindOf('of', 'of'),
  ...kindOf('not', 'nicht not gegen against statt anstatt anstelle ohne unlike without instead over'),
  ...kindOf(
    'other',
    'an am für über unter neben nach aus in im gegenüber außer wegen laut wie zur ' +
      'to for from about at than like near beside against under',
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

/** The lead of the first place where a clause with signs says `phrase`. */
export function leadOf(clause: string, phrase: string): Lead {
  const at = clause.indexOf(phrase);
  const words = clause
    .slice(Math.max(0, at - 200), at)
    .trim()
    .split(/\s+/);
  if (phrase === sign.name && /^['’]s?(?!\p{L})/u.test(clause.slice(at + phrase.length))) return 'of';
  for (let back = 1; back <= mostWords && back <= words.length; back += 1) {
    const word = (words.at(-back) ?? '').toLowerCase();
    const kind = kindAt(words, back, phrase);
    if (kind !== undefined) return kind;
    if (stop.test(word)) return 'bare';
    if (determiners.has(word)) return leadOfDeterminer(words, back, phrase);
  }
  return 'bare';
}

function leadOfDeterminer(words: readonly string[], back: number, phrase: string): Lead {
  const determiner = (words.at(-back) ?? '').toLowerCase();
  const before = words.at(-back - 1) ?? '';
  const kind = kindAt(words, back + 1, phrase);
  if (kind !== undefined) return kind;
  if (oblique.test(determiner)) return 'of';
  if (determiner !== 'der') return 'bare';
  const noun = back > 1 ? (words.at(1 - back) ?? '').toLowerCase() : '';
  if (phrase === sign.name) return noun === '' || feminine.test(noun) ? 'of' : 'bare';
  return /^\p{Lu}/u.test(before) ? 'of' : 'bare';
}

/** Whether a role is denied, is a question of its own: "ist nicht nur Auftragsverarbeiter". */
function kindAt(words: readonly string[], back: number, phrase: string): Lead | undefined {
  const word = (words.at(-back) ?? '').toLowerCase();
  if (phrase !== sign.name && /^(?:nicht|not)$/u.test(word)) return 'bare';
  return /^(?:instead|anstelle)$/iu.test(words.at(-back - 1) ?? '') ? 'not' : kinds[word];
}

function kindOf(lead: Lead, words: string): Record<string, Lead> {
  return Object.fromEntries(words.split(' ').map((word) => [word, lead]));
}
