import type { Problem } from '../../bridge/problem';

const places =
  /^\/(description|purpose|topic|locale|cancelNotice|contactGroupId|consentText(\/(mode|text))?|privacyDeclaration(\/(mode|text|url))?|forms(\/\d+)?)$/;

/** Whether the form shows an error with this JSON pointer at a field of its own. */
export function isShownAtField(pointer: string): boolean {
  return places.test(pointer);
}

/** The first message at this member of the body or below it. */
export function messageUnder(problem: Problem | null, pointer: string): string | undefined {
  return problem?.fields.find((field) => field.pointer === pointer || field.pointer.startsWith(`${pointer}/`))?.message;
}
