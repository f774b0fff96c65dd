import { documentWords } from '../export/words';
import { locales } from '../../runtime/locale';
import { activityColumns, type ActivityColumn } from '../types';

/** How templates in German and English head the columns, beside our own exports; in small letters. */
const wordings: Readonly<Record<ActivityColumn, readonly string[]>> = {
  name: [
    'bezeichnung der verarbeitung',
    'bezeichnung der verarbeitungstätigkeit',
    'name der verarbeitung',
    'name der verarbeitungstätigkeit',
    'datenverarbeitung',
    'verarbeitungstätigkeit',
    'verarbeitung',
    'tätigkeit',
    'titel',
    'processing activity',
    'activity',
    'title',
  ],
  purpose: [
    'zweck der verarbeitung',
    'zwecke der verarbeitung',
    'zwecke',
    'verarbeitungszweck',
    'purposes',
    'purpose of processing',
  ],
  legalBasis: ['rechtsgrundlagen', 'rechtliche grundlage', 'rechtmäßigkeit', 'lawful basis'],
  dataSubjects: [
    'betroffene personen',
    'betroffene',
    'betroffenenkategorien',
    'personengruppen',
    'betroffene personengruppen',
    'data subjects',
  ],
  dataCategories: [
    'datenarten',
    'kategorien personenbezogener daten',
    'kategorien von daten',
    'personenbezogene daten',
    'data categories',
    'categories of personal data',
    'personal data',
  ],
  recipients: [
    'kategorien von empfängern',
    'empfängerkategorien',
    'empfängerkreise',
    'übermittlungsempfänger',
    'kategorien der empfänger',
    'empfänger der daten',
    'categories of recipients',
  ],
  thirdCountry: [
    'übermittlung in drittland',
    'drittlandübermittlung',
    'übermittlung in drittländer',
    'übermittlung an drittländer',
    'übermittlung an drittland oder internationale organisation',
    'übermittlungen an drittländer oder internationale organisationen',
    'drittlandtransfer',
    'third country transfer',
    'transfer to third country',
  ],
  thirdCountries: ['länder', 'drittstaaten', 'countries'],
  safeguards: ['geeignete garantien', 'garantien für drittland', 'appropriate safeguards'],
  storagePeriod: [
    'löschfrist',
    'löschfristen',
    'vorgesehene löschfristen',
    'fristen für die löschung',
    'vorgesehene fristen für die löschung',
    'dauer der speicherung',
    'aufbewahrungsdauer',
    'aufbewahrungsfrist',
    'aufbewahrung',
    'speicherfrist',
    'retention',
    'retention period',
    'erasure period',
  ],
  impactAssessment: ['folgenabschätzung', 'dsfa', 'dpia', 'data protection impact assessment', 'impact assessment'],
};

const columnOf = new Map<string, ActivityColumn>(
  activityColumns.flatMap((column) => {
    const own = locales.map((locale) => documentWords[locale].headings[column]);
    return [...own, column, ...wordings[column]].map((words) => [plain(words), column] as const);
  }),
);

/** The column that a heading most likely names; null when no wording fits. */
export function proposedColumn(heading: string): ActivityColumn | null {
  return columnOf.get(plain(heading)) ?? columnOf.get(plain(heading.replace(/\(.*\)/s, ''))) ?? null;
}

function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
