import {
  pageFailureTexts,
  type FieldErrorCode,
  type Locale,
  type Localized,
  type PageFailure,
} from '@kundenmeister/core';

/** What can be wrong with one value of a request. `{name}` is filled from the error's parameters, never from what was entered. */
export const domainFieldMessages: Readonly<Record<FieldErrorCode, Localized>> = {
  required: { de: 'Bitte ausfüllen.', en: 'Please fill this in.' },
  'consent-required': { de: 'Bitte kreuzen Sie das Kästchen an.', en: 'Please tick the box.' },
  'consent-version-unknown': {
    de: 'Dieser Text gehört nicht zu diesem Formular. Bitte laden Sie die Seite neu.',
    en: 'This text does not belong to this form. Please reload the page.',
  },
  'field-unknown': { de: 'Dieses Feld hat das Formular nicht.', en: 'The form does not have this field.' },
  'email-invalid': {
    de: 'Bitte geben Sie eine gültige E-Mail-Adresse ein.',
    en: 'Please enter a valid e-mail address.',
  },
  'too-long': { de: 'Höchstens {limit} Zeichen.', en: 'At most {limit} characters.' },
  'not-a-choice': {
    de: 'Bitte wählen Sie eine der angebotenen Möglichkeiten.',
    en: 'Please choose one of the options.',
  },
  'line-break': { de: 'Hier sind keine Zeilenumbrüche erlaubt.', en: 'Line breaks are not allowed here.' },
  'company-missing': {
    de: 'Name, Anschrift und E-Mail-Adresse des Unternehmens fehlen.',
    en: 'Name, address and e-mail address of the company are missing.',
  },
  'agreement-missing': {
    de: 'Der Auftragsverarbeitungsvertrag ist noch nicht angenommen.',
    en: 'The processor agreement has not been accepted yet.',
  },
  'agreement-outdated': {
    de: 'Die angenommene Fassung des Auftragsverarbeitungsvertrags gilt nicht mehr.',
    en: 'The accepted version of the processor agreement is no longer in force.',
  },
  unknown: { de: 'Dieser Wert ist unbekannt.', en: 'This value is unknown.' },
  'processor-not-named': {
    de: 'Die Datenschutzerklärung nennt die Körbler GmbH nicht als Auftragsverarbeiter. Fügen Sie diesen Satz ein: {sentence}',
    en: 'The privacy declaration does not name Körbler GmbH as processor. Add this sentence: {sentence}',
  },
  'third-country-not-ticked': {
    de: 'Kreuzen Sie zuerst an, dass Daten in ein Drittland gehen.',
    en: 'First tick that data goes to a third country.',
  },
  'not-a-third-country': {
    de: 'Dieser Staat gehört zum Europäischen Wirtschaftsraum und ist kein Drittland.',
    en: 'This state belongs to the European Economic Area and is no third country.',
  },
  'day-in-future': {
    de: 'Dieser Tag liegt in der Zukunft. Wählen Sie heute oder einen Tag davor.',
    en: 'This day lies in the future. Choose today or a day before.',
  },
  'day-too-far': {
    de: 'Dieser Tag ist zu weit weg. Wählen Sie einen in höchstens {years} Jahren.',
    en: 'This day is too far off. Choose one within {years} years.',
  },
  'file-empty': { de: 'Die Datei ist leer.', en: 'The file is empty.' },
  'file-unreadable': {
    de: 'Die Datei ist keine lesbare CSV- oder XLSX-Datei. Speichern Sie sie in Excel als .xlsx oder als „CSV UTF-8“.',
    en: 'The file is no readable CSV or XLSX file. Save it in Excel as .xlsx or as “CSV UTF-8”.',
  },
  'file-protected': {
    de: 'Die Datei ist mit einem Passwort geschützt oder im alten Format .xls. Speichern Sie sie ohne Passwort als .xlsx.',
    en: 'The file is protected by a password or in the old .xls format. Save it as .xlsx without a password.',
  },
  'file-too-large': { de: 'Die Datei enthält zu viele Daten.', en: 'The file holds too much data.' },
  'too-many-rows': {
    de: 'Die Datei enthält zu viele Zeilen; höchstens {limit} sind möglich.',
    en: 'The file holds too many rows; at most {limit} are possible.',
  },
  'columns-unknown': {
    de: 'Keine Spalte ist der Bezeichnung der Verarbeitung zugeordnet. Wählen Sie, welche Spalte sie enthält.',
    en: 'No column is assigned to the name of the processing. Choose which column holds it.',
  },
  'draft-unfinished': {
    de: 'Das ist noch ein Entwurf: Ergänzen Sie, was in eckigen Klammern fehlt, und löschen Sie den Hinweis auf den Entwurf.',
    en: 'This is still a draft: fill in what is missing in square brackets, and delete the remark that it is a draft.',
  },
  'time-in-future': {
    de: 'Diese Zeit liegt in der Zukunft. Bitte prüfen Sie die Uhr des Servers.',
    en: 'This time lies in the future. Please check the clock of the server.',
  },
  'after-submission': {
    de: 'Die Seite kann nicht erst nach dem Absenden angezeigt worden sein.',
    en: 'The page cannot have been shown after the form was sent.',
  },
  'before-publication': {
    de: 'Zu dieser Zeit war ein angezeigter Text noch nicht veröffentlicht.',
    en: 'At this time a text that was shown had not been published yet.',
  },
};

/** What the schemas at the edge find wrong. */
export const schemaFieldMessages = {
  'wrong-type': { de: 'Hier wird {expected} erwartet.', en: 'This must be {expected}.' },
  'unknown-property': { de: 'Diese Eigenschaft gibt es nicht.', en: 'There is no such property.' },
  'not-allowed': { de: 'Dieser Wert ist nicht vorgesehen.', en: 'This value is not one of those allowed.' },
  'too-short': { de: 'Mindestens {limit} Zeichen.', en: 'At least {limit} characters.' },
  'too-small': { de: 'Mindestens {limit}.', en: 'At least {limit}.' },
  'too-large': { de: 'Höchstens {limit}.', en: 'At most {limit}.' },
  'too-few': { de: 'Mindestens {limit} Einträge.', en: 'At least {limit} entries.' },
  'too-many': { de: 'Höchstens {limit} Einträge.', en: 'At most {limit} entries.' },
  duplicate: { de: 'Dieser Eintrag kommt doppelt vor.', en: 'This entry occurs twice.' },
  'control-character': {
    de: 'Hier steht ein unsichtbares Steuerzeichen. Bitte tippen Sie den Text neu, statt ihn einzufügen.',
    en: 'There is an invisible control character here. Please type the text anew instead of pasting it.',
  },
  'time-invalid': {
    de: 'Hier wird eine Zeit nach RFC 3339 erwartet, zum Beispiel 2026-11-01T09:30:00Z.',
    en: 'This must be a time after RFC 3339, for example 2026-11-01T09:30:00Z.',
  },
  'url-invalid': {
    de: 'Hier wird eine vollständige Adresse mit http:// oder https:// erwartet.',
    en: 'This must be a full address with http:// or https://.',
  },
  'format-invalid': {
    de: 'Dieser Wert hat nicht die erwartete Form.',
    en: 'This value does not have the expected form.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Codes in the `errors` of a problem. */
export type ProblemFieldCode = FieldErrorCode | PageFailure | keyof typeof schemaFieldMessages;

const messages: Readonly<Record<ProblemFieldCode, Localized>> = {
  ...domainFieldMessages,
  ...schemaFieldMessages,
  ...pageFailureTexts,
};

/** All codes of field errors. */
export const problemFieldCodes = Object.keys(messages) as ProblemFieldCode[];

/** The sentence for one field error; a parameter is a number, a label, or a word in both languages. */
export function fieldMessage(
  code: ProblemFieldCode,
  params: Readonly<Record<string, string | number | Localized>> | undefined,
  locale: Locale,
): string {
  return messages[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params?.[name];
    return typeof value === 'object' ? value[locale] : String(value ?? '…');
  });
}
