import type { Agreement } from './processor-agreement-text';
import { processorFacts } from './processor-facts';

const { name, product, backupDays, deletionWorkingDays } = processorFacts;

export const germanAgreement: Agreement = {
  title: 'Vertrag über die Auftragsverarbeitung nach Art. 28 Abs. 3 DSGVO',
  sections: [
    {
      heading: 'Parteien und Gegenstand',
      paragraphs: [
        `Verantwortlicher ist das Unternehmen, das diesen Vertrag in den Einstellungen annimmt. Auftragsverarbeiter ist die ${name}.`,
        `Gegenstand ist die Verarbeitung personenbezogener Daten, die der Verantwortliche über Formulare seiner Website (WordPress, TYPO3) oder über Formulare von ${product} erhebt oder in ${product} verwaltet.`,
        'Dieser Vertrag geht in Fragen des Datenschutzes allen anderen Vereinbarungen der Parteien vor.',
      ],
    },
    {
      heading: 'Dauer',
      paragraphs: [
        `Der Vertrag gilt ab der Annahme und so lange, wie der Auftragsverarbeiter Daten für den Verantwortlichen verarbeitet, auch über das Ende der Nutzung von ${product} hinaus bis zur vollständigen Löschung oder Rückgabe.`,
      ],
    },
    {
      heading: 'Art und Zweck der Verarbeitung',
      paragraphs: [
        'Art: Erheben, Speichern, Ordnen, Auslesen, Verwenden, Übermitteln an vom Verantwortlichen bestimmte Empfänger, Einschränken, Sichern und Löschen.',
        'Zweck: Verwaltung von Kontakten, Versand von Nachrichten, Bearbeitung von Anfragen und Anmeldungen, Nachweis von Einwilligungen sowie Erfüllung der Rechte der betroffenen Personen.',
      ],
    },
    {
      heading: 'Arten von Daten und Kategorien betroffener Personen',
      paragraphs: [
        'Daten: Name, Anschrift, E-Mail-Adresse, Telefonnummer, Inhalte von Anfragen, Einwilligungen samt Zeitpunkt, Text und Herkunft sowie weitere Angaben, die der Verantwortliche in seinen Formularen und Kontaktgruppen vorsieht. Wenn der Verantwortliche es einschaltet, auch gekürzte IP-Adresse und Browserkennung.',
        'Personen: Interessenten, Kunden, Empfänger von Newslettern, Teilnehmer von Veranstaltungen, Ansprechpersonen bei Geschäftspartnern und Besucher der Website.',
        'Besondere Kategorien personenbezogener Daten (Art. 9 DSGVO) und Daten über Straftaten (Art. 10 DSGVO) sind nicht Gegenstand dieses Vertrags.',
      ],
    },
    {
      heading: 'Rechte und Pflichten des Verantwortlichen',
      paragraphs: [
        'Der Verantwortliche entscheidet über Zwecke und Mittel der Verarbeitung, sorgt für ihre Rechtsgrundlage und informiert die betroffenen Personen. In seiner Datenschutzerklärung nennt er den Auftragsverarbeiter.',
        'Er darf jederzeit Weisungen erteilen, Auskunft über die Verarbeitung verlangen und die Einhaltung dieses Vertrags prüfen. Fehler, die er bemerkt, teilt er unverzüglich mit.',
      ],
    },
    {
      heading: 'Weisungen',
      paragraphs: [
        'Der Auftragsverarbeiter verarbeitet die Daten nur auf dokumentierte Weisung des Verantwortlichen, auch bei Übermittlungen in ein Drittland. Weisungen sind dieser Vertrag, die Einstellungen in der Software und Anordnungen in Textform.',
        'Verpflichtet ihn das Recht der Union oder eines Mitgliedstaats zu einer weiteren Verarbeitung, teilt er das vorher mit, sofern das Recht diese Mitteilung nicht verbietet.',
        'Hält er eine Weisung für rechtswidrig, informiert er den Verantwortlichen unverzüglich. Er darf ihre Ausführung aussetzen, bis der Verantwortliche sie bestätigt oder ändert.',
        'Für eigene Zwecke verwendet er die Daten nicht.',
      ],
    },
    {
      heading: 'Vertraulichkeit',
      paragraphs: [
        'Der Auftragsverarbeiter erklärt rechtsverbindlich, dass alle mit der Verarbeitung betrauten Personen vor Beginn ihrer Tätigkeit schriftlich zur Vertraulichkeit und zum Datengeheimnis (§ 6 DSG) verpflichtet wurden.',
        'Diese Verpflichtung bleibt nach dem Ende der Tätigkeit und nach dem Ausscheiden aus dem Unternehmen aufrecht. Sie gilt auch für Daten juristischer Personen und Personengesellschaften.',
      ],
    },
    {
      heading: 'Zugriff auf Daten',
      paragraphs: [
        'Mitarbeitende greifen auf Daten des Verantwortlichen nur aus einem dieser vier Gründe zu: (a) auf eine Anfrage des Verantwortlichen beim Support, (b) zur Erbringung der Leistung, (c) zur Vermeidung oder Behebung technischer Störungen, (d) wegen einer zwingenden gesetzlichen Verpflichtung.',
        'Jeder Zugriff wird mit Grund, Person und Zeit protokolliert. Der Verantwortliche kann das Protokoll einsehen.',
      ],
    },
    {
      heading: 'Sicherheit der Verarbeitung',
      paragraphs: [
        'Der Auftragsverarbeiter trifft die Maßnahmen nach Art. 32 DSGVO, insbesondere: Betrieb in einem nach ISO/IEC 27001 zertifizierten Rechenzentrum in Österreich, Zutritts- und Zugriffskontrolle mit Protokoll, Verschlüsselung personenbezogener Daten mit einem eigenen Schlüssel je Person, Trennung der Daten nach Verantwortlichen, fälschungssichere Aufzeichnung von Einwilligungen, ausfallsichere Strom- und Netzversorgung.',
        `Die Daten werden täglich gesichert; die Sicherungen der letzten ${backupDays} Tage werden aufbewahrt. Eine Wiederherstellung ist im Rahmen fairer Nutzung in der Regel kostenlos.`,
        'Der Auftragsverarbeiter darf Maßnahmen durch gleichwertige oder bessere ersetzen.',
      ],
    },
    {
      heading: 'Weitere Auftragsverarbeiter',
      paragraphs: [
        'Der Verantwortliche genehmigt allgemein den Einsatz weiterer Auftragsverarbeiter. Bei Abschluss sind das: eww ag (ITandTEL), Stelzhamerstraße 27, 4600 Wels, für das Rechenzentrum, und Brunner Webhosting für Webhosting. Mit beiden bestehen gesonderte Vertraulichkeitsvereinbarungen. Die aktuelle Liste zeigt die Software.',
        'Über jede beabsichtigte Hinzuziehung oder Ersetzung wird der Verantwortliche mindestens 30 Tage vorher informiert. Er kann innerhalb dieser Frist Einspruch erheben. Lässt sich dem Einspruch nicht abhelfen, darf jede Partei den betroffenen Dienst vor der Änderung beenden.',
        'Weiteren Auftragsverarbeitern werden vertraglich dieselben Pflichten auferlegt. Für deren Einhaltung haftet der Auftragsverarbeiter dem Verantwortlichen wie für eigenes Handeln.',
      ],
    },
    {
      heading: 'Rechte der betroffenen Personen',
      paragraphs: [
        'Der Auftragsverarbeiter unterstützt den Verantwortlichen mit geeigneten Maßnahmen bei Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit, Widerspruch und Widerruf. Anfragen, die bei ihm eingehen, leitet er unverzüglich weiter.',
        `Eine verlangte Löschung wird in der Regel innerhalb von ${deletionWorkingDays} Arbeitstagen durchgeführt. Was gelöscht ist, wird auch aus Sicherungen nicht wiederhergestellt.`,
        'Die Löschung ganzer Personen und genau bezeichneter Datensätze ist kostenlos. Für die Löschung einzelner Datensätze, die nicht genau bezeichnet sind, entstehen Kosten, die der Verantwortliche trägt; sie werden vor Beginn der Arbeit genannt und müssen angenommen werden. Der betroffenen Person werden keine Kosten verrechnet.',
      ],
    },
    {
      heading: 'Unterstützung bei weiteren Pflichten',
      paragraphs: [
        'Der Auftragsverarbeiter unterstützt den Verantwortlichen bei den Pflichten nach Art. 32 bis 36 DSGVO: Sicherheit der Verarbeitung, Meldung von Verletzungen an die Behörde, Benachrichtigung der Betroffenen, Datenschutz-Folgenabschätzung und vorherige Konsultation.',
        'Eine Verletzung des Schutzes personenbezogener Daten meldet er dem Verantwortlichen unverzüglich, nachdem sie ihm bekannt wurde, mit allen verfügbaren Angaben nach Art. 33 Abs. 3 DSGVO.',
      ],
    },
    {
      heading: 'Löschung oder Rückgabe am Ende',
      paragraphs: [
        'Nach dem Ende der Leistung löscht der Auftragsverarbeiter alle personenbezogenen Daten oder gibt sie zurück, je nach Wahl des Verantwortlichen, und löscht vorhandene Kopien, sofern keine gesetzliche Pflicht zur Speicherung besteht.',
        `Kopien in Sicherungen werden mit dem Löschen der Schlüssel unlesbar und nach spätestens ${backupDays} Tagen überschrieben. Die Löschung wird bestätigt.`,
      ],
    },
    {
      heading: 'Nachweis und Überprüfung',
      paragraphs: [
        'Der Auftragsverarbeiter stellt alle Informationen zur Verfügung, die zum Nachweis der Pflichten nach Art. 28 DSGVO nötig sind. Er ermöglicht Überprüfungen einschließlich Inspektionen durch den Verantwortlichen oder einen von ihm beauftragten Prüfer und trägt dazu bei.',
        'Inspektionen werden mit angemessener Frist angekündigt und stören den Betrieb nicht mehr als nötig.',
      ],
    },
    {
      heading: 'Ort, Form und anwendbares Recht',
      paragraphs: [
        'Die Daten werden in Österreich gespeichert. Eine Übermittlung in ein Drittland erfolgt nur auf Weisung und unter den Voraussetzungen von Kapitel V der DSGVO.',
        'Der Vertrag wird elektronisch geschlossen (Art. 28 Abs. 9 DSGVO). Festgehalten werden Version, Zeitpunkt und Name der annehmenden Person. Es gilt österreichisches Recht.',
      ],
    },
  ],
};
