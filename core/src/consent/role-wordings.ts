import { longestWindow } from './declaration-sentences';

/**
 * What a declaration's wordings are replaced with before its sentences are judged: the processor's name, the role
 * ("Auftragsverarbeiter"), the agreement or the processing on behalf, the task ("verarbeitet in unserem Auftrag") and being
 * entrusted with it ("mit der Verarbeitung beauftragt").
 */
export const sign = {
  name: '⟨name⟩',
  role: '⟨role⟩',
  agreement: '⟨agreement⟩',
  task: '⟨task⟩',
  entrusted: '⟨entrusted⟩',
} as const;
export const anyRole = '⟨(?:role|agreement|task|entrusted)⟩';

/** A reference to the law, which says nothing of who has the role. */
const law =
  '(?:(?:gemäß|gem\\.|laut|nach|im sinne (?:des|der|von)|i\\.? ?s\\.? ?[dv]\\.?|iS[dv]|within the meaning of|pursuant to|under|according to|in accordance with) )?' +
  '(?:(?:art(?:\\.|ikels?|icle)?|§) ?\\d+(?:,? (?:abs\\.?|z|nr\\.?|ziff\\.?|lit\\.?|satz|s\\.) ?[\\da-z]+| ?\\(\\d+\\))*(?: (?:der )?(?:ds-?gvo|gdpr|datenschutz-?grundverordnung))?|(?:der )?(?:ds-?gvo|gdpr))(?!\\p{L})';

const form =
  '(?:g\\.?\\s?m\\.?\\s?b\\.?\\s?h|ges(?:ellschaft|\\.)?\\s?m\\.?\\s?b\\.?\\s?h|gesellschaft mit beschränkter haftung)(?!\\p{L})';
const name = new RegExp(`(?<!\\p{L})k(?:ö|oe|o)rbler["“”„«»']?[\\s-]+(?:\\(${form}\\)|${form})`, 'giu');

const plain: readonly (readonly [RegExp, string])[] = [
  [/[⟨⟩]/g, ''],
  [name, sign.name],
  [/(?<!\p{L}|(?:unter|sub)[-\s])auftrags[-\s]?(?:\(?daten\)?[-\s]?)?verarbeitung\p{L}*/giu, sign.agreement],
  [/(?<!\p{L}|(?:unter|sub)[-\s])auftrags(?:daten)?verarbeiter-?(?:vertr[aä]g|vereinbarung)\p{L}*/giu, sign.agreement],
  [
    /(?<!\p{L}|(?:unter|sub)[-\s])(?:auftrags[-\s]?(?:\(?daten\)?[-\s]?)?verarbeite(?:nde)?|(?:daten)?verarbeite)r\p{L}*(?:[:*_/]-?in(?:nen)?(?!\p{L}))?/giu,
    sign.role,
  ],
  [/(?<!\p{L})data processing (?:agreement|contract|addendum)(?!\p{L})/giu, sign.agreement],
  [/(?<!\p{L})(?:commissioned|contract|contractual)(?: data)? processing(?: agreement)?(?!\p{L})/giu, sign.agreement],
  [/(?<!\p{L})av-?vertr[aä]g\p{L}*/giu, sign.agreement],
  [/(?<!\p{L}|sub[-\s]|(?:payment|card|word)[-\s])processors?(?!\p{L})/giu, sign.role],
];

const stated = '(?<=⟨(?:role|agreement)⟩)';
/** Longer ways to say what shorter words say. */
const sameMeaning: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `(?<!\\p{L})(?:dienstleister|auftragnehmer|service provider)(?:in)?\\p{L}{0,2} (?:gemäß|gem\\.|nach|im sinne (?:des|von)|i\\.? ?s\\.? ?[dv]\\.?|under|pursuant to|within the meaning of) art(?:\\.|ikels?|icle)? ?28(?!\\d)`,
      'giu',
    ),
    sign.role,
  ],
  [new RegExp(`${stated} \\((?:⟨agreement⟩|${law})\\)`, 'giu'), ''],
  [new RegExp(`${stated},? ${law}`, 'giu'), ''],
  [
    /(?<!\p{L})(?:im (?:rahmen|zuge|wege)|auf (?:grundlage|basis)) (?:der|einer|eine[sr]) ⟨agreement⟩/giu,
    `als ${sign.role}`,
  ],
  [/(?<!\p{L})(?:zum|zur) ⟨role⟩(?= (?:bestell|bestimm|ernannt))/giu, `als ${sign.role}`],
  [/(?<!\p{L})von uns (?=(?:\p{L}+ )?\p{L}+(?:t|en)e[nrms]? ⟨role⟩)/giu, ''],
  [/(?<!\p{L})(?:zwischen|between) (?:uns|us) (?:und|and)(?!\p{L})/giu, 'mit'],
  [/(?<!\p{L})in (?:der|ihrer|seiner) (?:rolle|eigenschaft|funktion) (?:als|des|eine[rs])(?!\p{L})/giu, 'als'],
  [/(?<!\p{L})in (?:its|the|their) (?:capacity as|role (?:as|of))(?!\p{L})/giu, 'as'],
  [/(?<!\p{L})(?:one of (?:our|the)|eine[rs]? (?:unserer|der)) ⟨role⟩/giu, `unser ${sign.role}`],
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
    together:
      /(?<!\p{L})(?:art|dsgvo|vertrag|(?:ab)?geschlossen|besteht|vereinbart|unterzeichnet|⟨agreement⟩)(?!\p{L})/iu,
    sign: sign.agreement,
  },
  {
    words: /(?<!\p{L})DPA(?!\p{L})/gu,
    together: /(?<!\p{L})(?:a DPA|sign(?:ed)?|conclud\p{L}+|entered|in place)(?!\p{L})|⟨agreement⟩/u,
    sign: sign.agreement,
  },
  {
    words: /(?<!\p{L})(?:commission|engag|instruct|entrust)ed(?!\p{L})/giu,
    together: /(?:with|for) the (?:\p{L}+\s){0,2}processing(?!\p{L})/iu,
    sign: sign.entrusted,
  },
  {
    words: /(?<!\p{L})(?:im|in (?:unserem|ihrem|seinem|deren|dessen))(?:\s\p{L}+){0,3}\sauftrag(?!\p{L})/giu,
    together: processing,
    sign: sign.task,
  },
  {
    words: /(?<!\p{L})beauftrag\p{L}*/giu,
    together:
      /mit der (?:\p{L}+\s){0,2}(?:daten)?verarbeitung(?!\p{L})|beauftragt, [^,]{1,100} zu verarbeiten(?!\p{L})/iu,
    sign: sign.entrusted,
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

/** What every one of these wordings holds: asking for it first spares most paragraphs the search for each. */
const anyWording = /[⟨⟩]|rbler|auftrag|verarbeite|process|vertr/iu;

/** A paragraph with signs for the processor's name and for the roles that need no other words. */
export function withSigns(paragraph: string): string {
  if (!anyWording.test(paragraph)) return paragraph;
  return plain.reduce((text, [words, replacement]) => text.replace(words, replacement), paragraph);
}

/** A sentence with signs also for what is a role only together with other words. */
export function withTasks(sentence: string): string {
  const piece = sentence.slice(0, longestWindow);
  const signed = together.reduce(
    (text, wording) => (wording.together.test(text) ? text.replace(wording.words, wording.sign) : text),
    piece,
  );
  return sameMeaning.reduce((text, [words, replacement]) => text.replace(words, replacement), signed);
}
