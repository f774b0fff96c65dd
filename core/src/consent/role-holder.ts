import { leadOf, type Lead } from './phrase-lead';
import { sign } from './role-wordings';
import { anyOf } from './word-patterns';

const N = sign.name;
const R = sign.role;

const exception =
  '(?:außer|abgesehen von|mit ausnahme(?: von)?|bis auf|except(?: for)?|other than|apart from|with the exception of)';
const anyArticle = '(?:(?:die|der|den|dem|the|firma)\\s)*';

/** "den Auftragsverarbeiter Mailchimp": a capitalised word right after the role names who has it. */
const taken = new RegExp(
  `(?<!(?:[Aa]ls|[Aa]s) (?:\\p{L}+ )?)${R} (?!(?:Firma|KundenMeister|Die|Der|Das|Wir|The|Our|Unser|Nach|Im|Art|Ihre[rnms]?|Sie|Daten)(?!\\p{L}))\\p{Lu}\\p{L}*\\p{Ll}`,
  'u',
);
/** The controller itself as processor, or a customer of the company's. */
const weHaveRole = new RegExp(
  `(?<!\\p{L})(?:(?:wir|we) (?:sind|agieren|handeln|fungieren|are|act|serve|verarbeiten|process)|(?:sind|agieren|handeln|fungieren|verarbeiten) wir)(?!\\p{L})|` +
    `(?:auftraggeber|kund|client|customer)\\p{L}* ${anyArticle}${N}`,
  'iu',
);
const we = anyOf('wir|we|ich|man');
const engaging = anyOf(
  'ein(?:ge|zu)?setz\\p{L}*|setz(?:t|en)|nutz(?:t|en)|genutzt|verwende[tn]|beauftrag\\p{L}*|bestell\\p{L}*|verpflichte\\p{L}*|gebunden|bound|herangezogen|heranziehen|ziehen|' +
    'bedien\\p{L}*|ausgewählt|wähl\\p{L}*|greifen|engag\\p{L}*|appoint\\p{L}*|us(?:e|es|ed|ing)|employ\\p{L}*|commission\\p{L}*|instruct\\p{L}*|select\\p{L}*|' +
    'chose\\p{L}*|rely|retain\\p{L}*|entrust\\p{L}*|hir(?:e|ed)',
);
/** "nutzt die Daten" engages nobody. */
const usingData =
  /(?<!\p{L})(?:nutzt|verwendet|uses?) (?:\p{L}+ ){0,3}(?:daten|data|information\p{L}*)|(?<!\p{L})daten(?!\p{L})[^]*(?:verwenden|nutzen)[.!]?$/giu;
const passive = anyOf('hat sich|wird|werden|wurden?|worden|ist|sind|been|is|are|was|were');
const proposing = anyOf(
  'empf[eio]hl\\p{L}*|vermittel\\p{L}*|recommend\\p{L}*|suggest\\p{L}*|introduc\\p{L}*|propos\\p{L}*',
);

const being = anyOf('ist|sind|bleibt|heißt|heißen|lautet|is|are|remains?|includ(?:e|es|ing)|umfass\\p{L}*');
const progressive = new RegExp(`(?<!\\p{L})(?:is|are) (?:\\p{L}+ly )?(?!acting|serving)\\p{L}+ing(?!\\p{L})`, 'iu');
const belonging = anyOf('zähl(?:t|en)|gehör(?:t|en)|is|are');
const acting = anyOf(
  'fungiert|fungieren|dient|dienen|handelt|agiert|tritt|ist|sind|wird|is|are|acts?|acting|serv(?:es?|ing)',
);
/** What a processor does. */
const doing = anyOf(
  'ist|sind|wird|wurde|darf|kann|handelt|agiert|fungiert|tritt|arbeitet|dient|verarbeitet|speichert|erhebt|erbringt|hostet|versendet|' +
    'verwaltet|betreibt|betreut|erhält|nutzt|verwendet|hat (?:\\p{L}+ )*zugriff|hat sich|' +
    'is|are|was|has|acts?|acting|serves?|works?|process(?:es)?|stores?|collects?|hosts?|sends?|operates?|handles?|provides?|receives?|uses?|will|may',
);
const performing = anyOf('übernimmt|erbringt|führt|leistet|performs?|carries');

const example =
  '(?:wie|etwa|als|z\\. ?b\\.|zum beispiel|beispielsweise|insbesondere|nämlich|namens|namely|such as|including|e\\.g\\.|like|die|den|dem|the|firma|unternehmen|company)';
/** Role and name side by side: "Auftragsverarbeiter (wie die) Körbler GmbH", "Körbler GmbH als Auftragsverarbeiter". */
const roleThenName = new RegExp(`${R} (?:${example} )*${N}`, 'iu');
const nameThenRole = new RegExp(`${N} (?:acting |handelnd )?(?:als|as) (?:\\p{L}+ ){0,3}${R}`, 'iu');
const startsWithName = new RegExp(`^${anyArticle}${N}`, 'iu');
const roleFirst = new RegExp(
  `^(?:\\p{L}+ )?(?:als|as) (?:\\p{L}+ ){0,3}${R} \\p{L}+ (?:(?:uns|us|für|dabei|hier|hierbei) )*(?:(?:die|firma|the) )*${N}`,
  'iu',
);

/** "Außer der Körbler GmbH gibt es keine Auftragsverarbeiter": the exception from a denied role has it. A sentence with signs. */
export function isSoleProcessor(sentence: string): boolean {
  const excepted = `(?<!\\p{L})${exception} ${anyArticle}${N}`;
  const noRole = `(?<!\\p{L})(?:keine?[nmrs]?|no|not|nicht)\\s(?:\\p{L}+\\s){0,2}${R}`;
  const sole = new RegExp(`^[^⟨]*${excepted}[^⟨]*${noRole}[^⟨]*$|^[^⟨]*${noRole}[^⟨]*${excepted}[^⟨]*$`, 'iu');
  return sole.test(sentence) && !anyOf('war(?:en)?|was|were').test(sentence);
}

/** Whether a clause already says who has the role: somebody else, or we. */
export function namesHolder(text: string): boolean {
  return taken.test(text) || isOurs(text);
}

/** Whether a clause says that the controller itself is processor, for a customer. */
export function isOurs(text: string): boolean {
  return weHaveRole.test(text);
}

/**
 * Whether a clause with the name and the role gives the role to the company. One of five links must be there: they stand
 * side by side; a verb of being joins them; the company does something, or is engaged, "as" the role; it does the task; the
 * agreement is made with it. Whether the clause denies that is another question.
 */
export function givesRole(clause: string): boolean {
  if (namesHolder(clause)) return false;
  const name = leadOf(clause, N);
  return (
    (clause.includes(R) && hasRole(clause, name, leadOf(clause, R))) ||
    (clause.includes(sign.task) && (name === 'bare' || name === 'by' || name === 'with')) ||
    (clause.includes(sign.entrusted) && isEntrusted(clause, name)) ||
    (clause.includes(sign.agreement) && isParty(clause, name))
  );
}

function hasRole(clause: string, name: Lead, role: Lead): boolean {
  if (name === 'not') return false;
  const isEngaging = name === 'by' && engaging.test(clause.slice(clause.indexOf(R)));
  if ((nameThenRole.test(clause) && !isEngaging) || (role !== 'as' && roleThenName.test(clause))) return true;
  if (role === 'as') return actsAs(clause, name);
  if (name !== 'bare') return false;
  if (role === 'bare') return being.test(clause) && !progressive.test(clause);
  return role === 'to' && belonging.test(clause);
}

function actsAs(clause: string, name: Lead): boolean {
  const engages = engaging.test(clause.replace(usingData, ''));
  if (name === 'by') return !engages && !proposing.test(clause);
  if (engages && we.test(clause)) return name !== 'other' && name !== 'as';
  if (name !== 'bare' || we.test(clause)) return false;
  if (engages) return passive.test(clause);
  if (clause.indexOf(N) < clause.indexOf(R)) return doing.test(clause) && !proposing.test(clause);
  return acting.test(clause) || roleFirst.test(clause);
}

function isEntrusted(clause: string, name: Lead): boolean {
  return name === 'bare' && (!startsWithName.test(clause) || passive.test(clause));
}

function isParty(clause: string, name: Lead): boolean {
  if (leadOf(clause, R) === 'as' && clause.includes(R)) return false;
  return name === 'with' || name === 'by' || (name === 'bare' && performing.test(clause));
}
