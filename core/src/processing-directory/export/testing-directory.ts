import type { Activity, ProcessingDirectory } from '../types';

const at = new Date('2026-11-29T10:00:00Z');

/** One row of an example, filled in as an Austrian company would. */
export function exampleActivity(index: number, cells: Partial<Activity> = {}): Activity {
  return {
    id: `activity-${index}`,
    source: 'own',
    name: `Lohnverrechnung ${index}`,
    purpose: 'Auszahlung der Löhne und Gehälter, Meldungen an die Österreichische Gesundheitskasse',
    legalBasis: 'Rechtliche Verpflichtung, Art. 6 Abs. 1 lit. c DSGVO',
    dataSubjects: 'Mitarbeiterinnen und Mitarbeiter',
    dataCategories: 'Name, Anschrift, Bankverbindung, Sozialversicherungsnummer, Einstufung, Arbeitszeiten',
    recipients: 'Finanzamt Österreich; Österreichische Gesundheitskasse; Steuerberatung Gruber & Partner KG',
    thirdCountry: true,
    thirdCountries: ['CH', 'US'],
    safeguards: 'Standardvertragsklauseln der Europäischen Kommission (Art. 46 Abs. 2 lit. c DSGVO)',
    storagePeriod: { kind: 'statutory', months: 84, note: '§ 132 BAO' },
    impactAssessment: 'Nicht erforderlich: kein hohes Risiko',
    revision: 1,
    createdAt: at,
    retiredAt: null,
    ...cells,
  };
}

/** A directory with these rows. */
export function exampleDirectory(activities: readonly Activity[]): ProcessingDirectory {
  return {
    controller: {
      name: 'Bäckerei Größwanger & Söhne GmbH',
      address: 'Hauptplatz 1, 4020 Linz',
      email: 'office@baeckerei.example',
      dataProtectionOfficer: 'Dr. Eva Muster, dsb@baeckerei.example',
    },
    measures: 'Verschlüsselung der Datenträger.\nZutrittskontrolle: Schlüssel nur für Befugte.',
    measuresRevision: 1,
    activities,
    findings: [
      {
        code: 'purpose-missing',
        kind: 'missing',
        ...(activities[0] && { activityId: activities[0].id }),
        column: 'purpose',
        message: 'Der Zweck fehlt.',
        fix: 'Tragen Sie ein, wozu die Daten verarbeitet werden.',
      },
    ],
  };
}

/** Texts that formats get wrong: long, from right to left, beyond the basic plane, markup, formulas, breaks. */
export const awkwardTexts: readonly string[] = [
  'Wort '.repeat(2000).trim(),
  'Donaudampfschifffahrtsgesellschaft'.repeat(290),
  'שלום עולם (דוגמה) 123 ABC',
  'السلام عليكم ورحمة الله',
  'Καλημέρα κόσμε, Привет мир',
  'Größe 😀 漢字 𝒳 👩‍👩‍👧',
  '<script>alert("x")</script> & &amp; <b>fett</b>',
  "=cmd|'/c calc'!A1",
  '+43 732 1234',
  '-1+1',
  '@SUM(A1:A9)',
  'eins\tzwei\nzwei\n\ndrei; vier, "fünf"',
];
