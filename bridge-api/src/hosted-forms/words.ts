import type { FieldFaultCode, FormFaultCode, FormKind, Locale, Localized } from '@kundenmeister/core';

/** Sentences of the hosted form's pages. */
export const words = {
  summary: { de: 'Noch nicht gesendet. Bitte prüfen Sie:', en: 'Not sent yet. Please check:' },
  required: { de: '(Pflichtfeld)', en: '(required)' },
  choose: { de: 'Bitte wählen', en: 'Please choose' },
  declarationLink: {
    de: 'Datenschutzerklärung (öffnet in einem neuen Fenster)',
    en: 'Privacy declaration (opens in a new window)',
  },
  declarationText: { de: 'Datenschutzerklärung lesen', en: 'Read the privacy declaration' },
  leaveEmpty: { de: 'Bitte lassen Sie dieses Feld leer', en: 'Please leave this field empty' },
  thanks: { de: 'Danke!', en: 'Thank you!' },
  recorded: { de: 'Wir haben Ihre Eingaben erhalten.', en: 'We have received what you sent.' },
  confirm: {
    de: 'Fast geschafft: Bitte bestätigen Sie Ihre Angaben. Sie erhalten dazu eine E-Mail mit einem Link; das kann eine Stunde dauern. Erst wenn Sie darauf klicken, gilt Ihre Einwilligung.',
    en: 'Almost done: please confirm. You will get an e-mail with a link, which can take an hour. Only when you click it, your consent counts.',
  },
  noMail: {
    de: 'Keine E-Mail erhalten? Bitte sehen Sie auch im Ordner für Werbung nach.',
    en: 'No e-mail? Please also look into your folder for spam.',
  },
  again: { de: 'Zurück zum Formular', en: 'Back to the form' },
  closedTitle: { de: 'Zurzeit geschlossen', en: 'Closed at the moment' },
  closed: {
    de: 'Dieses Formular nimmt zurzeit keine Eingaben an. Es wurde nichts gespeichert. Bitte wenden Sie sich auf anderem Weg an uns.',
    en: 'This form takes no entries at the moment. Nothing has been stored. Please get in touch with us in another way.',
  },
  unknownTitle: { de: 'Dieses Formular gibt es nicht', en: 'There is no such form' },
  unknown: {
    de: 'Die Adresse stimmt nicht, oder das Formular wurde entfernt. Bitte gehen Sie zurück auf die Seite, von der Sie kommen, und versuchen Sie es von dort noch einmal.',
    en: 'The address is not right, or the form was removed. Please go back to the page you came from and try again from there.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** What the button of each kind of form says. */
export const buttons: Readonly<Record<FormKind, Localized>> = {
  newsletter: { de: 'Anmelden', en: 'Sign up' },
  contact: { de: 'Absenden', en: 'Send' },
  other: { de: 'Absenden', en: 'Send' },
};

/** What is wrong with one field, and how to mend it; `{label}` and `{max}` are filled in. */
const fieldFaults: Readonly<Record<FieldFaultCode, Localized>> = {
  required: { de: '{label}: Bitte ausfüllen.', en: '{label}: please fill this in.' },
  'email-invalid': {
    de: 'Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@example.org.',
    en: 'Please enter a complete e-mail address, for example name@example.org.',
  },
  'too-long': {
    de: '{label}: Das ist zu lang. Möglich sind höchstens {max} Zeichen.',
    en: '{label}: this is too long. At most {max} characters are possible.',
  },
  'not-a-choice': {
    de: '{label}: Bitte wählen Sie eine der angebotenen Möglichkeiten.',
    en: '{label}: please choose one of the answers offered.',
  },
  'line-break': {
    de: '{label}: Bitte schreiben Sie alles in eine Zeile.',
    en: '{label}: please write it all in one line.',
  },
  'field-invalid': {
    de: '{label}: Das lässt sich nicht lesen. Bitte geben Sie es noch einmal ein.',
    en: '{label}: this cannot be read. Please enter it again.',
  },
  'consent-required': {
    de: 'Bitte stimmen Sie zu, damit wir Ihre Eingaben senden dürfen.',
    en: 'Please agree, so that we may send what you entered.',
  },
};

/** What is wrong with the whole, and how to go on. What was entered is still in the form. */
export const formFaults: Readonly<Record<FormFaultCode, Localized>> = {
  'token-invalid': {
    de: 'Das Formular konnte nicht geprüft werden. Bitte lesen Sie es noch einmal, und senden Sie es dann ab. Es wurde nichts gespeichert.',
    en: 'The form could not be checked. Please read it once more and then send it. Nothing has been stored.',
  },
  'token-expired': {
    de: 'Diese Seite war zu lange offen. Bitte lesen Sie sie noch einmal, und senden Sie das Formular dann ab. Es wurde nichts gespeichert.',
    en: 'This page has been open for too long. Please read it once more and then send the form. Nothing has been stored.',
  },
  'not-kept': {
    de: 'Ihre Angaben konnten gerade nicht gespeichert werden. Bitte senden Sie das Formular in einer Minute noch einmal ab; was Sie eingegeben haben, steht noch da.',
    en: 'What you entered could not be stored just now. Please send the form again in a minute; your entries are still here.',
  },
  'form-changed': {
    de: 'Das Formular hat sich inzwischen geändert. Bitte lesen Sie es noch einmal, und senden Sie es dann ab. Es wurde nichts gespeichert.',
    en: 'The form has changed in the meantime. Please read it once more and then send it. Nothing has been stored.',
  },
};

/** The sentence for one fault of a field or box. */
export function fieldFault(code: FieldFaultCode, locale: Locale, label: string, max?: number): string {
  return fieldFaults[code][locale].replace('{label}', () => label).replace('{max}', () => String(max ?? ''));
}
