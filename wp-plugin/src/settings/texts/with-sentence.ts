/** The declaration with a sentence added as a paragraph of its own at the end. */
export function withSentence(text: string, sentence: string): string {
  const before = text.trimEnd();
  return before === '' ? sentence : `${before}\n\n${sentence}`;
}
