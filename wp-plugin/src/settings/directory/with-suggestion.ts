/** A text with a suggestion as its last line. */
export function withSuggestion(text: string, suggestion: string): string {
  return text.trim() === '' ? suggestion : `${text.trimEnd()}\n${suggestion}`;
}
