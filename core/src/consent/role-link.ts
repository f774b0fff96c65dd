import { isAffirmed } from './negation';
import { leadOf } from './phrase-lead';
import { givesRole, isSoleProcessor, isOurs, namesHolder } from './role-holder';
import { anyRole, sign } from './role-wordings';
import { article, finiteVerb } from './word-patterns';

/** A piece of a sentence between commas, brackets, colons or conjunctions, with signs. */
interface Part {
  readonly text: string;
  /** The character that ends it; empty where a conjunction follows. */
  readonly end: string;
}

/** How many parts the name and the role may be apart. */
const mostPartsApart = 12;

const conjunction =
  'und|sowie|oder|aber|sondern|während|außer|ausgenommen|and|or|but|while|whereas|except|as well as|that|which|who';
const partEnd = new RegExp(`\\s*([,;:()–—•]|\\s-(?=\\s))\\s*|\\s+(?=(?:${conjunction})\\s)`, 'iu');
const leading = `^(?:(?:${conjunction}|auch|also|zudem|zugleich|gleichzeitig)\\s+)*`;

const leadingWords = new RegExp(leading, 'iu');

const role = new RegExp(anyRole, 'u');
const nameAndRoleOnly = new RegExp(`${sign.name} ${anyRole}$`, 'u');
const verb = new RegExp(`(?<!\\p{L})${finiteVerb}`, 'iu');

const address = '(?:\\p{L}+ )?\\p{L}*(?:straße|strasse|str\\.|gasse|weg|platz|ring|street|road)';
const determiner =
  '(?:(?:ein|eine|einen|einem|einer|unser\\p{L}*|der|die|das|dem|den|a|an|our|the|data|ihr\\p{L}*)\\s)*';

const example =
  '(?:insbesondere|derzeit|aktuell|currently|wie|etwa|darunter|zum beispiel|z\\. ?b\\.|beispielsweise|nämlich|in particular|including|such as|e\\.g\\.|namely)';

/** An entry of a list: the company, perhaps with its place or what it is engaged for. */
const entry = new RegExp(
  `^[-–—•*·\\d.)\\s]*${leading.slice(1)}(?:${example}\\s)?(?:(?:bei|an|mit|von|durch|with|by|to)\\s)?${article}${sign.name}(?:\\s+(?:in|aus|mit|für|als|sitz|from|of|for|as|at|a|based|located)(?!\\p{L})(?![^]*\\s${finiteVerb})|\\s+(?:eingesetzt|tätig|beauftragt|ein|ist|sind)[.!]?$|\\s+${address}|\\s*[^\\s\\p{L}]|$)`,
  'iu',
);
const subordinate = new RegExp(
  `${leading}(?:während|obwohl|weil|da|wenn|nachdem|obgleich|while|whereas|although|since|because|when|if|though)\\s`,
  'iu',
);
const startsWithVerb = new RegExp(`${leading}${finiteVerb}`, 'iu');
const startsWithPronoun = new RegExp(
  `${leading}(?:die|welche[rs]?|sie|diese[rs]?|which|who|that|it|they)\\s(?=\\p{Ll}|⟨)|^der\\s(?=\\p{Ll})`,
  'u',
);
const startsWithRole = new RegExp(
  `${leading}(?:(?:jeweils|each|hereinafter|im folgenden|nachfolgend|ausschließlich|nur|only|als|as|acting|acting as|handelnd als|nämlich|namely|kein\\p{L}*|no|not|nicht|ohne|in|wie)\\s)*${determiner}[„“"]?${anyRole}(?!\\s(?:${finiteVerb}|einsetzt|heranzieht))`,
  'iu',
);
const agreedWithIt = new RegExp(
  `(?<!\\p{L})(?:mit (?:ihr|dieser|diesem|ihm|der|denen|welcher)|with (?:it|them|whom|which))(?!\\p{L})[^⟨]*${sign.agreement}`,
  'iu',
);

/** "Auftragsverarbeiter sind …", "einen AV-Vertrag mit …", "unsere Auftragsverarbeiter, …": a list of who has the role begins. */
const opensList = new RegExp(
  `${anyRole}(?: ein)?$|${sign.role} (?:ist|sind|is|are|includes?|wie|such as|including|\\p{Lu})|${sign.agreement} (?:mit|with|zwischen|between)(?!\\p{L})`,
  'u',
);
const startsWithExample = new RegExp(`^${leading.slice(1)}${example}\\s`, 'iu');
const coordinated = /^(?:und|and|sowie|oder|or|as well as)\s/iu;
const being = /(?<!\p{L})(?:ist|sind|wird|wurde|als|is|are|as)(?!\p{L})/iu;
const fronted = new RegExp(`^(?:dabei )?(?:als|as|acting as|acting) (?:\\p{L}+ ){0,3}${sign.role}$`, 'iu');
const startsWithName = new RegExp(`^${article}${sign.name}`, 'iu');
const succeeds = new RegExp(
  `(?<!\\p{L})(?:seither|seitdem|seit \\d{4}|nun|nunmehr|jetzt|heute|since then|since \\d{4}|now) (?:ist|is|it is|ist es|es ist) ${article}${sign.name}`,
  'iu',
);
const time = /^(?:until|till|from|before|bis|von|vor|zwischen|between|früher|formerly|previously)(?!\p{L})/iu;
/** What the clause before it governs. */
const depends = /^(?:dass|daß|that)\s|(?<!\p{L})(?:ein)?zu\s?\p{L}+en[.!]?$/iu;
const provider = /(?:anbieter|provider|hoster|dienstleister|empfänger|recipient)\p{L}*$/iu;
const given =
  /^(?:https?|www|ja|yes|vorhanden|abgeschlossen|geschlossen|liegt vor|concluded|signed|wird (?:vom \p{L}+ )?bereitgestellt)/iu;

/** Whether a sentence with signs says that the company of that name is processor. A question says nothing. */
export function linksNameAndRole(sentence: string): boolean {
  if (/\?["“”»«)]?$/.test(sentence)) return false;
  if (isSoleProcessor(sentence)) return true;
  const parts = partsOf(sentence);
  return parts.some(({ text }, at) => {
    if (!text.includes(sign.name)) return false;
    if (role.test(text)) return linkedWithin(parts, at);
    return (
      isListed(parts, at) ||
      isToldOf(parts, at) ||
      isFronted(parts, at) ||
      (succeeds.test(text) && parts.slice(0, at).some((part) => role.test(part.text))) ||
      isRecorded(parts, at)
    );
  });
}

/** Whether a text is nothing but the company as an entry of a list. */
export function isEntry(text: string): boolean {
  return entry.test(text) && isAffirmed(text);
}

/** Whether a text that does not name the company says that there is a processor, and not already which. */
export function announcesRole(text: string): boolean {
  return role.test(text) && !text.includes(sign.name) && !namesHolder(text) && isAffirmed(text);
}

function partsOf(sentence: string): Part[] {
  const pieces = sentence.split(partEnd);
  const parts: Part[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const text = pieces[at] ?? '';
    if (text !== '') parts.push({ text, end: (pieces[at + 1] ?? '').trim() });
  }
  return parts;
}

function linkedWithin(parts: readonly Part[], at: number): boolean {
  const { text, end } = parts[at] ?? { text: '', end: '' };
  const nextLabel = end === ':' && nameAndRoleOnly.test(text);
  const first = parts[0]?.text ?? '';
  const before = depends.test(text) ? (parts[at - 1]?.text ?? '') : at === 1 && time.test(first) ? first : '';
  return !nextLabel && givesRole(text) && isAffirmed(`${before} ${text}`);
}

/** The role, then the company as an entry of the list that follows. */
function isListed(parts: readonly Part[], at: number): boolean {
  const from = Math.max(0, at - mostPartsApart);
  const start = from + parts.slice(from, at).findLastIndex(({ text }) => role.test(text));
  if (start < from || !entry.test(parts[at]?.text ?? '')) return false;
  const { text: opening, end: mark } = parts[start] ?? { text: '', end: '' };
  const opens = mark === ':' || opensList.test(opening) || startsWithExample.test(parts[at]?.text ?? '');
  if (!opens || isOurs(opening)) return false;
  const between = parts.slice(start + 1, at);
  if (between.some(({ text, end }) => end === ':' || verb.test(text))) return false;
  return isAffirmed(joined(parts.slice(start, at + 1)));
}

/** The company, then what is said of it: "…, unser Auftragsverarbeiter", "… und ist Auftragsverarbeiter". */
function isToldOf(parts: readonly Part[], at: number): boolean {
  const later = parts.slice(at + 1, at + 1 + mostPartsApart);
  const end = later.findIndex(({ text }) => role.test(text));
  const subject = parts[at]?.text ?? '';
  const { text: told, end: mark } = later[end] ?? { text: '', end: ':' };
  if (mark === ':') return false;
  if (agreedWithIt.test(told)) return isAffirmed(told);
  if (startsWithRole.test(told)) {
    if (coordinated.test(told) && !being.test(subject)) return false;
    return !namesHolder(told) && isAffirmed(joined(parts.slice(at, at + end + 2)));
  }
  const isSubject = leadOf(subject, sign.name) === 'bare' && !subordinate.test(subject);
  const goesOn = startsWithPronoun.test(told) || (isSubject && startsWithVerb.test(told));
  const statement = `${sign.name} ${told.replace(startsWithPronoun, '').replace(leadingWords, '')}`;
  return goesOn && givesRole(statement) && isAffirmed(statement);
}

/** "As our processor, Körbler GmbH may …". */
function isFronted(parts: readonly Part[], at: number): boolean {
  const front = parts[at - 1]?.text ?? '';
  return fronted.test(front) && startsWithName.test(parts[at]?.text ?? '') && isAffirmed(`${front} ${sign.name}`);
}

/** A record of labels: "Dienstanbieter: Körbler GmbH; …; Auftragsverarbeitungsvertrag: https://…". */
function isRecorded(parts: readonly Part[], at: number): boolean {
  const before = parts[at - 1];
  if (before?.end !== ':' || !provider.test(before.text)) return false;
  const label = parts.findIndex(({ text, end }, index) => index > at && end === ':' && text.endsWith(sign.agreement));
  return label > at && given.test(parts[label + 1]?.text ?? '');
}

function joined(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join(' ');
}
