import type { DueItem, DueKind, Locale, Localized } from '@kundenmeister/core';

const reasons: Readonly<Record<DueKind, Localized>> = {
  unconfirmed: {
    de: 'Die Anmeldung wurde nicht rechtzeitig bestätigt.',
    en: 'The sign-up was not confirmed in time.',
  },
  'storage-period': {
    de: 'Die Speicherdauer der Kontaktgruppe „{group}“ ist abgelaufen.',
    en: 'The storage period of the contact group “{group}” is over.',
  },
  'no-basis': {
    de: 'Es gibt keine Rechtsgrundlage mehr: Die letzte Einwilligung ist beendet, und keine andere liegt vor.',
    en: 'There is no legal basis any more: the last consent has ended, and no other is recorded.',
  },
  'proof-expired': {
    de: 'Die Frist für den Nachweis ohne Identität ist abgelaufen.',
    en: 'The time for keeping the proof without identity is over.',
  },
  'objection-expired': {
    de: 'Die Frist für den Vermerk des Widerspruchs ist abgelaufen.',
    en: 'The time for keeping the note of the objection is over.',
  },
};

/** Why something is due, for people. */
export function reasonOf({ kind, groupName }: Pick<DueItem, 'kind' | 'groupName'>, locale: Locale): string {
  return reasons[kind][locale].replace('{group}', () => groupName ?? '');
}
