import type { Locale } from '../runtime/locale';
import { processorFacts } from '../tenants/processor-facts';

const { name, product, backupDays, deletionWorkingDays } = processorFacts;

interface Measure {
  readonly heading: string;
  /** The controller's own side. */
  readonly own: string;
  readonly processor: string;
}

/** What Art. 32(1), (2) and (4) GDPR name, in their order. */
export const measuresWords: Readonly<Record<Locale, readonly Measure[]>> = {
  de: [
    {
      heading: 'Pseudonymisierung und Verschlüsselung (Art. 32 Abs. 1 lit. a DSGVO)',
      own: 'Website und E-Mail werden verschlüsselt übertragen (TLS). Datenträger von Notebooks und Mobilgeräten sind verschlüsselt.',
      processor:
        'Personenbezogene Daten werden mit einem eigenen Schlüssel je Person verschlüsselt gespeichert und verschlüsselt übertragen. Nachweise und Protokolle verwenden Kennungen statt Namen.',
    },
    {
      heading: 'Vertraulichkeit (lit. b)',
      own: 'Zutritt zu den Räumen haben nur Berechtigte. Jede Person hat ein eigenes Benutzerkonto mit sicherem Passwort; Rechte werden nach Aufgabe vergeben und beim Ausscheiden entzogen.',
      processor:
        'Zutritts- und Zugriffskontrolle mit Protokoll; Daten sind nach Verantwortlichen getrennt. Mitarbeitende greifen nur bei Supportanfragen, zur Erbringung der Leistung, zur Behebung technischer Störungen oder wegen gesetzlicher Pflicht auf Daten zu.',
    },
    {
      heading: 'Integrität (lit. b)',
      own: 'Eingaben und Änderungen sind einer Person zugeordnet. Virenschutz und Updates sind aktuell.',
      processor:
        'Einwilligungen, ihre Texte und Änderungen dieses Verzeichnisses werden fälschungssicher aufgezeichnet; jeder Eingriff fällt bei der Prüfung auf.',
    },
    {
      heading: 'Verfügbarkeit und Belastbarkeit (lit. b)',
      own: 'Geschäftsdaten werden regelmäßig gesichert. Störungen werden gemeldet und behoben.',
      processor:
        'Betrieb in einem nach ISO/IEC 27001 zertifizierten Rechenzentrum in Österreich mit ausfallsicherer Strom- und Netzversorgung.',
    },
    {
      heading: 'Wiederherstellung (lit. c)',
      own: 'Sicherungen werden getrennt aufbewahrt; ihre Wiederherstellung wird geübt.',
      processor: `Tägliche Sicherungen, aufbewahrt ${backupDays} Tage. Eine verlangte Löschung erfolgt in der Regel innerhalb von ${deletionWorkingDays} Arbeitstagen und wird auch durch eine Wiederherstellung nicht rückgängig.`,
    },
    {
      heading: 'Regelmäßige Überprüfung und Bewertung (lit. d)',
      own: 'Die Maßnahmen werden mindestens einmal im Jahr und nach jedem Vorfall überprüft.',
      processor: 'Aufzeichnungen und Sicherungen werden laufend geprüft.',
    },
    {
      heading: 'Verarbeitung nur auf Anweisung (Art. 32 Abs. 4)',
      own: 'Mitarbeitende sind schriftlich auf das Datengeheimnis (§ 6 DSG) verpflichtet, geschult und verarbeiten Daten nur auf Anweisung.',
      processor:
        'Mitarbeitende und Partner sind vor Beginn ihrer Tätigkeit schriftlich zur Vertraulichkeit verpflichtet; verarbeitet wird nur auf dokumentierte Weisung (Art. 28 DSGVO).',
    },
  ],
  en: [
    {
      heading: 'Pseudonymisation and encryption (Art. 32(1)(a) GDPR)',
      own: 'Website and e-mail are transmitted encrypted (TLS). Disks of notebooks and mobile devices are encrypted.',
      processor:
        'Personal data is stored encrypted with a key of its own for each person, and transmitted encrypted. Proofs and logs hold identifiers instead of names.',
    },
    {
      heading: 'Confidentiality (b)',
      own: 'Only authorised persons enter the premises. Each person has a user account of their own with a secure password; rights follow the task and end when somebody leaves.',
      processor:
        'Access to premises and data is controlled and logged; data of each controller is kept apart. Staff access data only for support requests, to provide the service, to solve technical problems, or under a legal obligation.',
    },
    {
      heading: 'Integrity (b)',
      own: 'Entries and changes are attributed to a person. Virus protection and updates are current.',
      processor:
        'Consents, their texts and changes of this record are kept tamper-evident; any meddling shows when it is verified.',
    },
    {
      heading: 'Availability and resilience (b)',
      own: 'Business data is backed up regularly. Faults are reported and mended.',
      processor: 'Operated in a data centre in Austria certified to ISO/IEC 27001, with failsafe power and network.',
    },
    {
      heading: 'Restoration (c)',
      own: 'Backups are kept apart; restoring them is practised.',
      processor: `Daily backups, kept for ${backupDays} days. A deletion that was requested is usually done within ${deletionWorkingDays} working days, and no restoration undoes it.`,
    },
    {
      heading: 'Regular testing and evaluation (d)',
      own: 'The measures are reviewed at least once a year and after every incident.',
      processor: 'Records and backups are checked continuously.',
    },
    {
      heading: 'Processing only on instructions (Art. 32(4))',
      own: 'Staff are bound to data secrecy in writing (§ 6 DSG, Austria), trained, and process data only on instructions.',
      processor:
        'Staff and partners are bound to confidentiality in writing before they start; data is processed only on documented instructions (Art. 28 GDPR).',
    },
  ],
};

/** How the two sides of a measure are introduced. */
export const sides: Readonly<Record<Locale, { readonly own: string; readonly processor: string }>> = {
  de: { own: 'Im Unternehmen', processor: `Beim Auftragsverarbeiter ${name} (${product})` },
  en: { own: 'In the company', processor: `At the processor ${name} (${product})` },
};
