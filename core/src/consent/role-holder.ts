import { sign } from './role-wordings';
import { anyOf, article } from './word-patterns';

/** The name where it means that somebody else, or something that the company made, is spoken of. */
const nameMeansOther = [
  new RegExp(
    `(?<!\\p{L})(?:unlike|in contrast to|as opposed to|instead of|rather than|anders als|im (?:gegensatz|unterschied) zur?|statt|anstatt|` +
      `anstelle(?: von)?|nicht|not|no longer|nicht mehr|weder|neither)\\s(?:(?:bei|mit|with|by|von)\\s)?${article}${sign.name}`,
    'iu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:website|site|page|design|layout|concept|logo|made|designed|built|developed|created|hosted|customer|client|partner|competitor|supplier|subsidiary|gestaltet|erstellt|` +
      `entwickelt|programmiert|betreut) (?:by|of|from|von|durch) ${article}${sign.name}`,
    'iu',
  ),
  new RegExp(`${sign.name}['’]s?(?!\\p{L})`, 'iu'),
];
/** A noun before "der Körbler GmbH" makes it that noun's owner; these nouns are what a controller uses of it. */
const genitive = new RegExp(`(\\p{L}+) der (?:Firma )?${sign.name}`, 'u');
const usedOfCompany =
  /^(?:mit|von|bei|zu|neben|seitens|an|dienst\p{L}*|leistung\p{L}*|software|system\p{L}*|plattform|produkt\p{L}*|kundenmeister|hilfe|unterstützung|beauftragung|einsatz|einbindung|server\p{L}*|crm|vertrag)$/iu;

const exception =
  '(?:außer|abgesehen von|mit ausnahme(?: von)?|bis auf|except(?: for)?|other than|apart from|with the exception of)';

/** Where somebody else is the processor, or is processor for the company. */
const reversed = [
  new RegExp(`(?<!\\p{L})${exception} ${article}${sign.name}`, 'iu'),
  new RegExp(`(?:${sign.role}|${sign.agreement}) (?:der|von|des|of|for|to) ${article}${sign.name}`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:im auftrag|on behalf|${sign.task}) (?:der|of) (?:firma )?${sign.name}`, 'iu'),
  /(?<!\p{L})(?:wir|we) (?:sind|agieren|handeln|fungieren|are|act|serve|verarbeiten|process)(?!\p{L})/iu,
  anyOf('empfiehlt|empfehlen|empfohlen\\p{L}*|recommend\\p{L}*|suggest\\p{L}*'),
  new RegExp(
    `(?<!\\p{L})(?:customer|client|partner|competitor|supplier|subsidiary) of (?:our|the|a) ${sign.role}`,
    'iu',
  ),
  new RegExp(`${sign.name}[^⟨]*${sign.role} (?:nutzt|einsetzt|verwendet)(?!\\p{L})`, 'iu'),
  /(?<!\p{L})(?:sind|agieren|handeln|fungieren) wir(?!\p{L})/iu,
  new RegExp(
    `${sign.name}[^⟨]*\\s(?:setzt|nutzt|verwendet|beauftragt|hat|braucht|sucht|uses|has|engages|employs|appoints|needs)\\s(?![^⟨]*(?:als|as)\\s)[^⟨]*${sign.role}`,
    'iu',
  ),
];
/** "Kunde unseres Auftragsverarbeiters". */
const belongsToRole = new RegExp(`\\p{Lu}\\p{L}* (?:unseres|eines|des) ${sign.role}(?! (?:Firma )?${sign.name})`, 'u');
/** "den Auftragsverarbeiter Mailchimp": a capitalised word right after the role names who has it. */
const taken = new RegExp(
  `(?<!(?:[Aa]ls|[Aa]s) (?:\\p{L}+ )?)${sign.role} (?!(?:Firma|KundenMeister|Die|Der|Das|Wir|The|Our|Unser|Nach|Im|Art|Ihre[rnms]?|Sie|Daten)(?!\\p{L}))\\p{Lu}\\p{L}*\\p{Ll}`,
  'u',
);
/** An agreement does not tell by itself who is bound by it. */
const agreedWith = new RegExp(
  `(?<!\\p{L})(?:mit|with|durch|by|between|zwischen|und|and|bei|von)\\s${article}${sign.name}|(?<!\\p{L})(?:mit|with) (?:uns|us)(?!\\p{L})|` +
    `${sign.name} (?:übernimmt|erbringt|führt|leistet)(?!\\p{L})`,
  'iu',
);

/** "Außer der Körbler GmbH gibt es keine Auftragsverarbeiter": the exception from a denied role has it. A sentence with signs. */
export function isSoleProcessor(sentence: string): boolean {
  const excepted = `(?<!\\p{L})${exception} ${article}${sign.name}`;
  const noRole = `(?<!\\p{L})(?:keine?[nmrs]?|no|not|nicht)\\s(?:\\p{L}+\\s){0,2}${sign.role}`;
  const sole = new RegExp(`^[^⟨]*${excepted}[^⟨]*${noRole}[^⟨]*$|^[^⟨]*${noRole}[^⟨]*${excepted}[^⟨]*$`, 'iu');
  return sole.test(sentence) && !anyOf('war(?:en)?|was|were').test(sentence);
}

/** Whether a clause names the company only to speak of something or somebody else. */
export function meansOther(text: string): boolean {
  const owned = genitive.exec(text)?.[1];
  const isOwner = owned !== undefined && /^\p{Lu}\p{L}*\p{Ll}/u.test(owned) && !usedOfCompany.test(owned);
  return isOwner || nameMeansOther.some((pattern) => pattern.test(text));
}

/** Whether a clause already says who has the role: somebody else. */
export function namesHolder(text: string): boolean {
  return taken.test(text);
}

/**
 * Whether a clause with the name and the role gives the role to the company, and not to somebody else or for somebody else.
 * Whether it denies that is another question.
 */
export function givesRole(text: string): boolean {
  if (
    meansOther(text) ||
    namesHolder(text) ||
    belongsToRole.test(text) ||
    reversed.some((pattern) => pattern.test(text))
  )
    return false;
  return text.includes(sign.role) || text.includes(sign.task) || agreedWith.test(text);
}
