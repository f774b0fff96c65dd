import type { Locale } from '../runtime/locale';
import type { DirectoryFinding, DirectoryFindingCode, DirectoryFindingMessage } from './types';

interface Words {
  readonly message: string;
  readonly fix: string;
}

type WordsByCode = Readonly<Record<DirectoryFindingCode, (row: string, subject: string) => Words>>;

const german: WordsByCode = {
  'controller-incomplete': () => ({
    message: 'Anschrift oder E-Mail-Adresse des Verantwortlichen fehlen (Art. 30 Abs. 1 lit. a DSGVO).',
    fix: 'Tragen Sie beides unter „Allgemein“ bei den Angaben zu Ihrer Firma ein.',
  }),
  'measures-missing': () => ({
    message:
      'Die allgemeine Beschreibung der technischen und organisatorischen Maßnahmen fehlt (Art. 30 Abs. 1 lit. g DSGVO).',
    fix: 'Beschreiben Sie die Maßnahmen, oder übernehmen und prüfen Sie unseren Vorschlag.',
  }),
  'name-missing': () => ({
    message: 'Eine Zeile hat keine Bezeichnung.',
    fix: 'Geben Sie der Verarbeitungstätigkeit einen Namen, zum Beispiel „Newsletter“.',
  }),
  'purpose-missing': (row) => ({
    message: `Bei „${row}“ fehlt der Zweck (Art. 30 Abs. 1 lit. b DSGVO).`,
    fix: 'Schreiben Sie, wozu die Daten verarbeitet werden.',
  }),
  'legal-basis-missing': (row) => ({
    message: `Bei „${row}“ fehlt die Rechtsgrundlage (Art. 6 DSGVO).`,
    fix: 'Wählen Sie, worauf die Verarbeitung beruht, zum Beispiel „Einwilligung“.',
  }),
  'data-subjects-missing': (row) => ({
    message: `Bei „${row}“ fehlen die Kategorien betroffener Personen (Art. 30 Abs. 1 lit. c DSGVO).`,
    fix: 'Schreiben Sie, um wessen Daten es geht, zum Beispiel „Kundinnen und Kunden“.',
  }),
  'data-categories-missing': (row) => ({
    message: `Bei „${row}“ fehlen die Kategorien der Daten (Art. 30 Abs. 1 lit. c DSGVO).`,
    fix: 'Schreiben Sie, welche Daten verarbeitet werden, zum Beispiel „Name, E-Mail-Adresse“.',
  }),
  'recipients-missing': (row) => ({
    message: `Bei „${row}“ fehlen die Empfänger (Art. 30 Abs. 1 lit. d DSGVO).`,
    fix: 'Nennen Sie alle, die Daten erhalten, auch Auftragsverarbeiter; oder schreiben Sie „keine“.',
  }),
  'third-countries-missing': (row) => ({
    message: `Bei „${row}“ ist ein Drittland angekreuzt, aber keines genannt (Art. 30 Abs. 1 lit. e DSGVO).`,
    fix: 'Wählen Sie die Länder, oder nehmen Sie das Häkchen heraus.',
  }),
  'safeguards-missing': (row) => ({
    message: `Bei „${row}“ fehlen die Garantien für die Übermittlung in ein Drittland (Art. 30 Abs. 1 lit. e DSGVO).`,
    fix: 'Nennen Sie, was die Übermittlung zulässig macht, zum Beispiel Standardvertragsklauseln.',
  }),
  'storage-period-missing': (row) => ({
    message: `Bei „${row}“ steht nicht, wie lange Daten gespeichert werden (Art. 30 Abs. 1 lit. f DSGVO).`,
    fix: 'Wählen Sie eine Speicherdauer, oder beschreiben Sie sie in eigenen Worten.',
  }),
  'field-not-named': (row, subject) => ({
    message: `Ein Formular fragt nach „${subject}“; die Zeile „${row}“ nennt das bei den Datenkategorien nicht.`,
    fix: `Ergänzen Sie „${subject}“ bei den Datenkategorien, oder entfernen Sie das Feld aus dem Formular.`,
  }),
  'recipient-not-named': (row, subject) => ({
    message: `Die Daten von „${row}“ verarbeitet auch ${subject}; die Zeile nennt das bei den Empfängern nicht.`,
    fix: `Ergänzen Sie „${subject}“ bei den Empfängern.`,
  }),
  'recipient-in-third-country': (row, subject) => ({
    message: `${subject} verarbeitet die Daten von „${row}“ in einem Drittland, das die Zeile nicht nennt.`,
    fix: 'Kreuzen Sie das Drittland an, und nennen Sie Land und Garantien.',
  }),
};

const english: WordsByCode = {
  'controller-incomplete': () => ({
    message: "The controller's address or e-mail address is missing (Art. 30(1)(a) GDPR).",
    fix: 'Enter both under “General”, with what is said of your company.',
  }),
  'measures-missing': () => ({
    message: 'The general description of the technical and organisational measures is missing (Art. 30(1)(g) GDPR).',
    fix: 'Describe the measures, or take our proposal and check it.',
  }),
  'name-missing': () => ({
    message: 'A row has no name.',
    fix: 'Give the processing activity a name, for example “Newsletter”.',
  }),
  'purpose-missing': (row) => ({
    message: `“${row}” lacks its purpose (Art. 30(1)(b) GDPR).`,
    fix: 'Write what the data is processed for.',
  }),
  'legal-basis-missing': (row) => ({
    message: `“${row}” lacks its legal basis (Art. 6 GDPR).`,
    fix: 'Choose what the processing is based on, for example “Consent”.',
  }),
  'data-subjects-missing': (row) => ({
    message: `“${row}” lacks the categories of persons concerned (Art. 30(1)(c) GDPR).`,
    fix: 'Write whose data it is, for example “Customers”.',
  }),
  'data-categories-missing': (row) => ({
    message: `“${row}” lacks the categories of data (Art. 30(1)(c) GDPR).`,
    fix: 'Write which data is processed, for example “Name, e-mail address”.',
  }),
  'recipients-missing': (row) => ({
    message: `“${row}” lacks its recipients (Art. 30(1)(d) GDPR).`,
    fix: 'Name all who get data, processors too; or write “none”.',
  }),
  'third-countries-missing': (row) => ({
    message: `“${row}” has a third country ticked but names none (Art. 30(1)(e) GDPR).`,
    fix: 'Choose the countries, or untick the box.',
  }),
  'safeguards-missing': (row) => ({
    message: `“${row}” lacks the safeguards of its transfer to a third country (Art. 30(1)(e) GDPR).`,
    fix: 'Name what makes the transfer lawful, for example standard contractual clauses.',
  }),
  'storage-period-missing': (row) => ({
    message: `“${row}” does not say how long data is kept (Art. 30(1)(f) GDPR).`,
    fix: 'Choose a storage period, or describe it in your own words.',
  }),
  'field-not-named': (row, subject) => ({
    message: `A form asks for “${subject}”; the row “${row}” does not name it among its categories of data.`,
    fix: `Add “${subject}” to the categories of data, or take the field out of the form.`,
  }),
  'recipient-not-named': (row, subject) => ({
    message: `${subject} processes the data of “${row}”, too; the row does not name it among its recipients.`,
    fix: `Add “${subject}” to the recipients.`,
  }),
  'recipient-in-third-country': (row, subject) => ({
    message: `${subject} processes the data of “${row}” in a third country that the row does not name.`,
    fix: 'Tick the third country, and name country and safeguards.',
  }),
};

const longestName = 80;

/** The finding in words, naming the row; a long name is cut. */
export function findingInWords(finding: DirectoryFinding, rowName: string, locale: Locale): DirectoryFindingMessage {
  const name = rowName.length <= longestName ? rowName : `${[...rowName].slice(0, longestName - 1).join('')}…`;
  const words = locale === 'de' ? german : english;
  return { ...finding, ...words[finding.code](name === '' ? '–' : name, finding.subject ?? '') };
}
