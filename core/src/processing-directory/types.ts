/** How long personal data of an activity is kept (Art. 30(1)(f) GDPR). */
export const storagePeriodKinds = ['duration', 'until-withdrawal', 'statutory', 'other'] as const;
export type StoragePeriodKind = (typeof storagePeriodKinds)[number];

export interface StoragePeriod {
  readonly kind: StoragePeriodKind;
  /** Whole months, at least 1. `duration`: from the day a contact joined; `statutory`: from the end of that calendar year. */
  readonly months?: number;
  /** In the controller's own words, for example the law that demands it. */
  readonly note?: string;
}

/** What one row says (Art. 30(1)(b)–(f) GDPR, with the columns that Austrian templates add). Texts are the controller's own. */
export interface ActivityCells {
  readonly name: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly dataSubjects: string;
  readonly dataCategories: string;
  readonly recipients: string;
  readonly thirdCountry: boolean;
  /** ISO 3166-1 alpha-2 codes, upper case, each once; only with `thirdCountry`. */
  readonly thirdCountries?: readonly string[];
  /** What makes the transfer lawful (Art. 44–49 GDPR); only with `thirdCountry`. */
  readonly safeguards?: string;
  readonly storagePeriod: StoragePeriod;
  /** Whether a data-protection impact assessment is needed, when it was made, or why none is (Art. 35 GDPR). */
  readonly impactAssessment: string;
}

export const activityColumns = [
  'name',
  'purpose',
  'legalBasis',
  'dataSubjects',
  'dataCategories',
  'recipients',
  'thirdCountry',
  'thirdCountries',
  'safeguards',
  'storagePeriod',
  'impactAssessment',
] as const satisfies readonly (keyof ActivityCells)[];
export type ActivityColumn = (typeof activityColumns)[number];

/** What a row is, beside what it says. */
export interface ActivityHead {
  readonly id: string;
  readonly source: 'contact-group' | 'own';
  readonly contactGroupId?: string;
  /** Grows with each change of the row; its ETag. */
  readonly revision: number;
  readonly createdAt: Date;
  /** Null while the row is in force; a retired row stays in the history. */
  readonly retiredAt: Date | null;
}

/** One row of the directory. A contact group's row appears and retires with the group; own rows are the controller's. */
export interface Activity extends ActivityHead, ActivityCells {}

/** Who answers for the processing (Art. 30(1)(a) GDPR). Absent is what was not entered. */
export interface DirectoryController {
  readonly name: string;
  readonly address?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly website?: string;
  readonly dataProtectionOfficer?: string;
  readonly representative?: string;
  readonly jointControllers?: string;
}

/** Enums only grow. */
export const directoryFindingCodes = [
  'controller-incomplete',
  'measures-missing',
  'name-missing',
  'purpose-missing',
  'legal-basis-missing',
  'data-subjects-missing',
  'data-categories-missing',
  'recipients-missing',
  'third-countries-missing',
  'safeguards-missing',
  'storage-period-missing',
  'field-not-named',
  'recipient-not-named',
  'recipient-in-third-country',
] as const;
export type DirectoryFindingCode = (typeof directoryFindingCodes)[number];

/** What the law demands and is missing, or what the row does not say though it happens. */
export interface DirectoryFinding {
  readonly code: DirectoryFindingCode;
  /** `missing`: Art. 30 demands it; `drift`: forms or processor do what the row does not name. */
  readonly kind: 'missing' | 'drift';
  /** Absent when it concerns the directory as a whole. */
  readonly activityId?: string;
  readonly column?: ActivityColumn;
  /** What is not named: a field's label or a recipient's name. */
  readonly subject?: string;
}

export interface DirectoryFindingMessage extends DirectoryFinding {
  readonly message: string;
  /** How to mend it, in plain words. */
  readonly fix: string;
}

/** The record of processing activities of one controller (Art. 30(1) GDPR). */
export interface ProcessingDirectory {
  readonly controller: DirectoryController;
  /** General description of the technical and organisational measures (Art. 32 GDPR). */
  readonly measures: string;
  readonly measuresRevision: number;
  /** Oldest first; those in force. */
  readonly activities: readonly Activity[];
  readonly findings: readonly DirectoryFindingMessage[];
}

/** Enums only grow. */
export const directoryChangeKinds = ['added', 'changed', 'retired'] as const;
export type DirectoryChangeKind = (typeof directoryChangeKinds)[number];

/** One value that changed, for good: nobody edits or deletes it. */
export interface DirectoryChange {
  readonly id: string;
  readonly kind: DirectoryChangeKind;
  /** Null for the measures. */
  readonly activityId: string | null;
  /** The row's name at that time; empty for the measures. */
  readonly activityName: string;
  /** `measures`, or the cell that changed; null when a row was added or retired whole. */
  readonly column: ActivityColumn | 'measures' | null;
  /** Values as in `ActivityCells`; the whole cells where `column` is null; null for nothing. */
  readonly from: unknown;
  readonly to: unknown;
  readonly at: Date;
  /** Who acted, where a CMS named one. */
  readonly actor: string | null;
}

export interface CountryChoice {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** `eea`: no third country. `adequate`: by decision of the European Commission (Art. 45 GDPR). `none`: needs safeguards. */
  readonly adequacy: 'eea' | 'adequate' | 'none';
  /** For whom alone the decision holds. */
  readonly note?: string;
}

export interface StoragePeriodChoice {
  readonly label: string;
  readonly storagePeriod: StoragePeriod;
}

/** What screens offer for the cells of a row. */
export interface DirectoryChoices {
  readonly countries: readonly CountryChoice[];
  readonly safeguards: readonly string[];
  readonly legalBases: readonly string[];
  readonly storagePeriods: readonly StoragePeriodChoice[];
}
