import { longestWindow, sentencesOf } from './declaration-sentences';
import type { Passage } from './plain-text';
import { isHeading } from './role-heading';
import { announcesRole, linksNameAndRole } from './role-link';
import { sign, withTasks } from './role-wordings';
import { article, finiteVerb } from './word-patterns';

/** A company that "diese" or "it" may mean instead. */
const anyCompany =
  /(?<!\p{L})(?:gmbh|ag|kg|og|se|inc|ltd|llc|corp|limited|sas|sarl|sàrl|bv|nv|plc|oy|ab|aps|srl|spa)(?!\p{L})/iu;

const company =
  '(?:unternehmen|firma|gesellschaft|anbieter(?:in)?|dienstleister(?:in)?|hoster|company|(?:service )?provider)';
const pronoun = new RegExp(
  `^(?:(?:diese[rs]?|das|die|der|this|the) ${company}|diese[rs]?|sie|es|it|they|this)\\s(?=${finiteVerb})`,
  'iu',
);
const thatIs = new RegExp(
  `^(?:(?:das|dies|es|diese[rs]?|er|sie|this|it|that) (?:ist|is)|(?:dabei |hierbei )?handelt es sich um|es handelt sich (?:dabei |hierbei )?um) ${article}${sign.name}`,
  'iu',
);
const withIt = new RegExp(`(?<!\\p{L})(?:mit|with) (?:dem|diesem|dieser|the|this) ${company}(?!\\p{L})`, 'iu');
const above =
  /(?<!\p{L})(?:zur nutzung |for the use of )?(?:mit |with )?(?:des|dem|der|the) (?:(?:oben|zuvor|vor)[ -]?genannten|above[ -]?mentioned|aforementioned) \p{L}+/iu;

/** How many passages above the provider may be named that "des oben genannten Dienstes" means. */
const farthestAbove = 4;

/** Whether a sentence says with "diese", "it" or "mit dem Anbieter" that what the one before it named is the processor. */
export function takesUp(before: string, sentence: string): boolean {
  if (anyCompany.test(before)) return false;
  if (!before.includes(sign.name)) return thatIs.test(sentence) && announcesRole(before);
  if (pronoun.test(sentence)) return linksNameAndRole(withTasks(sentence.replace(pronoun, `${sign.name} `)));
  return agreedWithThat(sentence, withIt) || agreedWithThat(sentence, above);
}

/** Whether a passage tells of an agreement with the provider "named above", which only the company can be. */
export function takesUpAbove(passages: readonly Passage[], at: number): boolean {
  const passage = passages[at];
  if (passage?.text.includes(sign.agreement) !== true) return false;
  const provider = passages.slice(Math.max(0, at - farthestAbove), at).findLast((earlier) => !isHeading(earlier));
  if (provider?.area !== passage.area || !provider.text.includes(sign.name) || anyCompany.test(provider.text))
    return false;
  return sentencesOf(passage.text).some((sentence) => agreedWithThat(sentence.slice(0, longestWindow), above));
}

function agreedWithThat(sentence: string, wording: RegExp): boolean {
  return (
    sentence.includes(sign.agreement) &&
    wording.test(sentence) &&
    linksNameAndRole(withTasks(sentence.replace(wording, `mit ${sign.name}`)))
  );
}
