import { processorSentence } from '../tenants/processor-statement';
import { longestWindow, sentencesOf, windowsAround } from './declaration-sentences';
import { passagesOf } from './plain-text';
import { isListedBelowHeading } from './role-heading';
import { linksNameAndRole } from './role-link';
import { takesUp, takesUpAbove } from './role-pronoun';
import { sign, withSigns, withTasks } from './role-wordings';

const ownSentences = Object.values(processorSentence).map((sentence) => withSigns(sentence).toLowerCase());

/**
 * Whether a privacy declaration, as text or HTML, names Körbler GmbH as processor (GDPR Art. 13(1)(e), 28). It does so
 * - with our own sentence,
 * - with a sentence that gives the company the role and neither denies it nor speaks of the past (`linksNameAndRole`),
 * - with two sentences, the second of which takes the first up with "diese", "it", "mit dem Anbieter" and the like, or
 * - with a heading, label or column of the role and the company as an entry right below it.
 */
export function namesProcessor(declaration: string): boolean {
  const passages = passagesOf(declaration).map((passage) => ({
    ...passage,
    text: withSigns(passage.text),
    cells: passage.cells.map(withSigns),
  }));
  if (!passages.some(({ text }) => text.includes(sign.name))) return false;
  return passages.some(({ text }, at) => saysSo(text) || takesUpAbove(passages, at)) || isListedBelowHeading(passages);
}

function saysSo(paragraph: string): boolean {
  if (!paragraph.includes(sign.name)) return false;
  const words = paragraph.toLowerCase();
  if (ownSentences.some((sentence) => words.includes(sentence))) return true;
  const sentences = sentencesOf(paragraph);
  return sentences.some(
    (sentence, at) =>
      windowsAround(sign.name, sentence).some((window) => linksNameAndRole(withTasks(window))) ||
      takesUp(sentences[at - 1]?.slice(-longestWindow) ?? '', sentence.slice(0, longestWindow)),
  );
}
