import { isDenied } from './negation';
import { plainText, sentencesOf } from './plain-text';

/** Between the processor's name and its role in two sentences, in characters. */
const nearby = 300;
/** Roles looked at in one sentence: no sentence that anybody reads has more. */
const mostRoles = 100;

const name =
  /(?<!\p{L})k(?:ö|oe|o)rbler["“”„«»']?[\s-]+\(?(?:g\.?\s?m\.?\s?b\.?\s?h|ges(?:ellschaft|\.)?\s?m\.?\s?b\.?\s?h|gesellschaft mit beschränkter haftung)(?!\p{L})/u;

/** A company that a sentence may mean instead. */
const anyCompany = /(?<!\p{L})(?:gmbh|ag|kg|og|inc|ltd|llc|corp)(?!\p{L})/u;

/** A wording of the role; some say it only together with processing in the same sentence. */
interface Wording {
  readonly role: RegExp;
  readonly together?: RegExp;
}

const wordings: readonly Wording[] = [
  { role: /(?<!\p{L}|(?:unter|sub)[-\s])auftrags[-\s]?(?:\(?daten\)?[-\s]?)?verarbeit\p{L}*/gu },
  { role: /(?<!\p{L}|sub[-\s]|(?:payment|card|word) )processors?(?!\p{L})/gu },
  { role: /(?<!\p{L})(?:commissioned|contract|contractual)(?: data)? processing(?!\p{L})/gu },
  { role: /(?<!\p{L})data processing agreement(?!\p{L})/gu },
  { role: /(?<!\p{L})av-?vertr[aä]g\p{L}*/gu },
  { role: /(?<!\p{L})avv(?!\p{L})/gu, together: /(?<!\p{L})(?:art|dsgvo|vertrag|(?:ab)?geschlossen)(?!\p{L})/u },
  {
    role: /(?<!\p{L})(?:commission|engag|instruct|entrust)ed(?!\p{L})/gu,
    together: /(?:with|for) the (?:\p{L}+\s){0,2}processing(?!\p{L})/u,
  },
  {
    role: /(?<!\p{L})(?:im|in (?:unserem|ihrem|seinem|deren|dessen))(?:\s\p{L}+){0,3}\sauftrag(?!\p{L})/gu,
    together: /(?<!\p{L})(?:daten)?verarbeit/u,
  },
  {
    role: /(?<!\p{L})beauftrag\p{L}*/gu,
    together: /mit der (?:\p{L}+\s){0,2}(?:daten)?verarbeitung(?!\p{L})/u,
  },
  {
    role: /(?<!\p{L})on (?:[\p{L}'’]+\s){0,3}behalf(?!\p{L})/gu,
    together: /(?<!\p{L})process(?:es|ed|ing)?(?!\p{L})/u,
  },
];

interface Role {
  readonly start: number;
  readonly end: number;
  readonly denied: boolean;
}

/**
 * Whether a privacy declaration, as text or HTML, names Körbler GmbH as processor (GDPR Art. 13(1)(e), 28): its name,
 * and the role in the same sentence or close by. A denied role does not count, nor one that a neighbouring sentence
 * gives to another company.
 */
export function namesProcessor(declaration: string): boolean {
  const sentences = sentencesOf(plainText(declaration));
  const own = sentences.filter((sentence) => name.test(sentence)).map(rolesIn);
  if (own.flat().length > 0) return own.flat().some((role) => !role.denied);
  return own.length > 0 && hasRoleNearby(sentences);
}

function hasRoleNearby(sentences: readonly string[]): boolean {
  const text = sentences.join(' ');
  let offset = 0;
  for (const sentence of sentences) {
    const roles = anyCompany.test(sentence) ? [] : rolesIn(sentence);
    const from = offset;
    const named = roles.some(
      ({ start, end, denied }) =>
        !denied && name.test(text.slice(Math.max(0, from + start - nearby), from + end + nearby)),
    );
    if (named) return true;
    offset += sentence.length + 1;
  }
  return false;
}

function rolesIn(sentence: string): Role[] {
  return wordings
    .filter(({ together }) => together === undefined || together.test(sentence))
    .flatMap(({ role }) => [...sentence.matchAll(role)])
    .slice(0, mostRoles)
    .map(({ index, 0: words }) => {
      const end = index + words.length;
      return { start: index, end, denied: isDenied(sentence, index, end) };
    });
}
