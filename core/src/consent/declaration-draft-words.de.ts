import { processorFacts } from '../tenants/processor-facts';
import type { DraftWords } from './declaration-draft';

const { name: processor, backupDays } = processorFacts;

const consent = 'Rechtsgrundlage ist Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).';
const days = (count: number): string => (count === 1 ? 'einem Tag' : `${count} Tagen`);
const topicOr = (topic: string, description: string): string => topic || description;

export const germanDraft: DraftWords = {
  title: 'Datenschutzerklärung',
  note:
    '[Entwurf, aus Ihren Einstellungen erzeugt. Er ersetzt keine Rechtsberatung: Lassen Sie ihn von einer Rechtsanwältin oder ' +
    'einem Rechtsanwalt prüfen, ergänzen Sie, was Ihre Website sonst noch verarbeitet, und löschen Sie dann diesen Absatz.]',
  headings: {
    controller: 'Verantwortlicher',
    officer: 'Datenschutzbeauftragte Person',
    purposes: 'Zwecke und Rechtsgrundlagen der Verarbeitung',
    data: 'Welche Daten wir verarbeiten',
    recipients: 'Empfänger',
    storage: 'Speicherdauer',
    rights: 'Ihre Rechte',
    automated: 'Automatisierte Entscheidungen',
  },
  missing: {
    company: '[Bitte ergänzen: Name, Anschrift und E-Mail-Adresse des Unternehmens.]',
    purposes:
      '[Bitte ergänzen: zu welchen Zwecken und auf welcher Rechtsgrundlage Sie personenbezogene Daten verarbeiten.]',
    forms: '[Bitte ergänzen: welche Daten Ihre Formulare erheben.]',
  },
  contact: ({ name, address, email, phone, website }) =>
    `${name}, ${address}, E-Mail: ${email}${phone && `, Telefon: ${phone}`}${website && `, ${website}`}`,
  purpose: {
    newsletter: (topic, description) =>
      `Newsletter: Wir verarbeiten Ihre Angaben zu dem Zweck, Ihnen per E-Mail Neuigkeiten zu ${topicOr(topic, description)} zu senden. ` +
      'Rechtsgrundlage ist Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO, § 174 TKG 2021).',
    contact: (topic, description) =>
      `Anfragen: Wir verarbeiten Ihre Angaben zu dem Zweck, Ihre Anfrage zu ${topicOr(topic, description)} zu beantworten. ${consent}`,
    event: (topic, description) =>
      `Veranstaltungen: Wir verarbeiten Ihre Angaben zu dem Zweck, Ihre Anmeldung zur Veranstaltung „${topicOr(topic, description)}“ abzuwickeln. ${consent}`,
    other: (topic, description) =>
      `Wir verarbeiten Ihre Angaben zu diesem Zweck: ${topicOr(topic, description)}. ${consent}`,
  },
  confirmation: 'Wirksam wird Ihre Einwilligung erst, wenn Sie sie über den Link in unserer E-Mail bestätigen.',
  proof:
    'Damit wir Ihre Einwilligung nachweisen können, speichern wir, wann, auf welcher Seite und mit welchem Wortlaut Sie sie gegeben, ' +
    'bestätigt oder widerrufen haben. Rechtsgrundlage ist unsere Pflicht zu diesem Nachweis (Art. 6 Abs. 1 lit. c und Art. 7 Abs. 1 DSGVO).',
  client:
    'Dazu speichern wir Ihre gekürzte IP-Adresse und die Kennung Ihres Browsers. Rechtsgrundlage ist unser berechtigtes Interesse ' +
    '(Art. 6 Abs. 1 lit. f DSGVO), Missbrauch unserer Formulare zu erkennen und Ansprüche abzuwehren.',
  form: (title, pageUrl, fields, required) =>
    `Formular „${title}“ (${pageUrl}): ${fields || 'keine personenbezogenen Daten'}.` +
    (required && ` Erforderlich: ${required}.`),
  voluntary:
    'Sie sind weder gesetzlich noch vertraglich verpflichtet, diese Daten bereitzustellen. Ohne die erforderlichen Angaben können wir ' +
    'Ihnen aber nicht schreiben oder antworten.',
  groups: (names) => `Wir führen Ihre Angaben in diesen Kontaktgruppen: ${names}.`,
  place:
    `Die ${processor} speichert die Daten in Österreich. Eine Übermittlung in ein Drittland oder an eine internationale Organisation ` +
    'ist nicht vorgesehen.',
  storage: ({ unconfirmedDays, keepProofDays }) => [
    'Wir speichern Ihre Angaben, bis der Zweck erfüllt ist oder Sie Ihre Einwilligung widerrufen, und löschen sie dann.',
    `Wird eine Einwilligung, die zu bestätigen ist, nicht bestätigt, so löschen wir die Angaben nach ${days(unconfirmedDays)}.`,
    keepProofDays === 0
      ? 'Mit Ihren Angaben löschen wir auch den Nachweis der Einwilligung.'
      : `Nach der Löschung bewahren wir den Nachweis der Einwilligung ohne Ihren Namen und Ihre Adresse ${keepProofDays} ` +
        `${keepProofDays === 1 ? 'Tag' : 'Tage'} auf, um Ansprüche abwehren zu können (Art. 17 Abs. 3 lit. e DSGVO).`,
    `Sicherungskopien werden nach ${days(backupDays)} überschrieben.`,
  ],
  rights: (email) => [
    'Sie haben das Recht auf Auskunft (Art. 15 DSGVO), Berichtigung (Art. 16), Löschung (Art. 17), Einschränkung der Verarbeitung ' +
      `(Art. 18), Datenübertragbarkeit (Art. 20) und Widerspruch (Art. 21). Schreiben Sie uns dazu${email && ` an ${email}`}.`,
    'Ihre Einwilligung können Sie jederzeit widerrufen, zum Beispiel über den Link in jeder E-Mail oder mit einer formlosen Nachricht. ' +
      'Was bis dahin verarbeitet wurde, bleibt rechtmäßig.',
    'Sie können sich bei einer Aufsichtsbehörde beschweren, in Österreich bei der Datenschutzbehörde, Barichgasse 40–42, 1030 Wien, ' +
      'https://www.dsb.gv.at.',
  ],
  automated:
    'Entscheidungen, die allein auf automatisierter Verarbeitung beruhen, auch durch Profiling (Art. 22 DSGVO), treffen wir nicht.',
};
