import { processorSentence } from '../tenants/processor-statement';
import { sentencesOf, windowsAround, longestWindow } from './declaration-sentences';
import { passagesOf, type Passage } from './plain-text';
import { announcesRole, isEntry, linksNameAndRole } from './role-link';
import { sign, withSigns, withTasks } from './role-wordings';
import { article, finiteVerb } from './word-patterns';

const ownSentences = Object.values(processorSentence).map((sentence) => withSigns(sentence).toLowerCase());

/** A company that "diese" or "it" may mean instead. */
const anyCompany =
  /(?<!\p{L})(?:gmbh|ag|kg|og|se|inc|ltd|llc|corp|limited|sas|sarl|sàrl|bv|nv|plc|oy|ab|aps|srl|spa)(?!\p{L})/iu;

const company = '(?:unternehmen|firma|gesellschaft|anbieter(?:in)?|dienstleister(?:in)?|company|provider)';
const pronoun = new RegExp(
  `^(?:(?:diese[rs]?|das|die|der|this|the) ${company}|diese[rs]?|sie|es|it|they|this)\\s(?=${finiteVerb})`,
  'iu',
);
const thatIs = new RegExp(
  `^(?:(?:das|dies|es|diese[rs]?|er|sie|this|it|that) (?:ist|is)|(?:dabei |hierbei )?handelt es sich um|es handelt sich (?:dabei |hierbei )?um) ${article}${sign.name}`,
  'iu',
);
const headingWords = 12;

/**
 * Whether a privacy declaration, as text or HTML, names Körbler GmbH as processor (GDPR Art. 13(1)(e), 28). It does so
 * - with our own sentence,
 * - with a sentence that gives the company the role and neither denies it nor speaks of the past (`linksNameAndRole`),
 * - with two sentences, the second of which takes the first up with "diese", "sie", "it" and the like, or
 * - with a heading or label of the role and the company as an entry right below it.
 */
export function namesProcessor(declaration: string): boolean {
  const passages = passagesOf(declaration).map((passage) => ({ ...passage, text: withSigns(passage.text) }));
  return passages.some(({ text }) => saysSo(text)) || isListedBelowHeading(passages);
}

function saysSo(paragraph: string): boolean {
  const words = paragraph.toLowerCase();
  if (ownSentences.some((sentence) => words.includes(sentence))) return true;
  const sentences = sentencesOf(paragraph);
  return sentences.some(
    (sentence, at) =>
      windowsAround(sign.name, sentence).some((window) => linksNameAndRole(withTasks(window))) ||
      takesUp(sentences[at - 1]?.slice(-longestWindow) ?? '', sentence.slice(0, longestWindow)),
  );
}

/** Whether a sentence says with a pronoun that what the one before it named is the processor. */
function takesUp(before: string, sentence: string): boolean {
  if (anyCompany.test(before)) return false;
  if (before.includes(sign.name)) {
    return pronoun.test(sentence) && linksNameAndRole(withTasks(sentence.replace(pronoun, `${sign.name} `)));
  }
  return thatIs.test(sentence) && announcesRole(before);
}

function isListedBelowHeading(passages: readonly Passage[]): boolean {
  let heading: Passage | undefined;
  return passages.some((passage, at) => {
    if (isHeading(passage.text)) heading = passage;
    else if (heading?.area !== passage.area || !(isItem(passage) || passages[at - 1] === heading)) heading = undefined;
    else return isEntry(passage.text.slice(0, longestWindow));
    return false;
  });
}

function isItem({ isItem: marked, text }: Passage): boolean {
  return marked || /^(?:[-–—•*·]|\d+[.)])\s/.test(text);
}

/** A short line that names the role, without a sentence's end and without saying who has it. */
function isHeading(text: string): boolean {
  return (
    text.length < longestWindow &&
    !/[.!]$|:./.test(text) &&
    text.split(' ').length <= headingWords &&
    announcesRole(text)
  );
}
