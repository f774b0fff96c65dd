import { longestWindow } from './declaration-sentences';

/**
 * What a declaration's wordings are replaced with before its sentences are judged: the processor's name, the role
 * ("Auftragsverarbeiter"), the agreement or the processing on behalf, and the task ("verarbeitet in unserem Auftrag").
 */
export const sign = { name: '⟨name⟩', role: '⟨role⟩', agreement: '⟨agreement⟩', task: '⟨task⟩' } as const;
export const anyRole = '⟨(?:role|agreement|task)⟩';

const name =
  /(?<!\p{L})k(?:ö|oe|o)rbler["“”„«»']?[\s-]+\(?(?:g\.?\s?m\.?\s?b\.?\s?h|ges(?:ellschaft|\.)?\s?m\.?\s?b\.?\s?h|gesellschaft mit beschränkter haftung)(?!\p{L})\)?/giu;

const plain: readonly (readonly [RegExp, string])[] = [
  [/[⟨⟩]/g, ''],
  [name, sign.name],
  [/(?<!\p{L}|(?:unter|sub)[-\s])auftrags[-\s]?(?:\(?daten\)?[-\s]?)?verarbeitung\p{L}*/giu, sign.agreement],
  [
    /(?<!\p{L}|(?:unter|sub)[-\s])(?:auftrags[-\s]?(?:\(?daten\)?[-\s]?)?verarbeite(?:nde)?|(?:daten)?verarbeite)r\p{L}*(?:[:*_/]-?in(?:nen)?(?!\p{L}))?/giu,
    sign.role,
  ],
  [/(?<!\p{L})data processing (?:agreement|contract|addendum)(?!\p{L})/giu, sign.agreement],
  [/(?<!\p{L})(?:commissioned|contract|contractual)(?: data)? processing(?: agreement)?(?!\p{L})/giu, sign.agreement],
  [/(?<!\p{L})av-?vertr[aä]g\p{L}*/giu, sign.agreement],
  [/(?<!\p{L}|sub[-\s]|(?:payment|card|word)[-\s])processors?(?!\p{L})/giu, sign.role],
];

interface Wording {
  readonly words: RegExp;
  /** What the same sentence must say, too. */
  readonly together: RegExp;
  readonly sign: string;
}

const processing = /(?<!\p{L})(?:daten)?verarbeit|(?<!\p{L})process(?:es|ed|ing)?(?!\p{L})/iu;

const together: readonly Wording[] = [
  {
    words: /(?<!\p{L})avv(?!\p{L})/giu,
    together: /(?<!\p{L})(?:art|dsgvo|vertrag|(?:ab)?geschlossen)(?!\p{L})/iu,
    sign: sign.agreement,
  },
  {
    words: /(?<!\p{L})(?:commission|engag|instruct|entrust)ed(?!\p{L})/giu,
    together: /(?:with|for) the (?:\p{L}+\s){0,2}processing(?!\p{L})/iu,
    sign: sign.task,
  },
  {
    words: /(?<!\p{L})(?:im|in (?:unserem|ihrem|seinem|deren|dessen))(?:\s\p{L}+){0,3}\sauftrag(?!\p{L})/giu,
    together: processing,
    sign: sign.task,
  },
  {
    words: /(?<!\p{L})beauftrag\p{L}*/giu,
    together: /mit der (?:\p{L}+\s){0,2}(?:daten)?verarbeitung(?!\p{L})/iu,
    sign: sign.task,
  },
  { words: /(?<!\p{L})on (?:[\p{L}'’]+\s){0,3}behalf(?!\p{L})/giu, together: processing, sign: sign.task },
  {
    words: /(?<!\p{L})(?:(?:auf|nach) unsere[rn]? weisung(?:en)?|on our (?:documented )?instructions?)(?!\p{L})/giu,
    together: processing,
    sign: sign.task,
  },
  {
    words: /(?<!\p{L})(?:nach|gemäß|gem\.|laut|under|pursuant to|according to) art(?:\.|ikel|icle)? ?28(?!\d)/giu,
    together: processing,
    sign: sign.task,
  },
];

/** A paragraph with signs for the processor's name and for the roles that need no other words. */
export function withSigns(paragraph: string): string {
  return plain.reduce((text, [words, replacement]) => text.replace(words, replacement), paragraph);
}

/** A sentence with signs also for what is a role only together with other words. */
export function withTasks(sentence: string): string {
  const piece = sentence.slice(0, longestWindow);
  return together.reduce(
    (text, wording) => (wording.together.test(piece) ? text.replace(wording.words, wording.sign) : text),
    piece,
  );
}
