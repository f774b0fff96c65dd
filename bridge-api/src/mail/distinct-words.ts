import type { ConfirmableConsent } from '@kundenmeister/core';

/** Each wording once, in order: who signed up twice agreed to the same words, and reads them once. */
export function distinctWords(consents: readonly ConfirmableConsent[]): readonly ConfirmableConsent[] {
  const byWords = new Map(consents.map((each) => [JSON.stringify([each.consentText, each.cancelNotice]), each]));
  return [...byWords.values()];
}
