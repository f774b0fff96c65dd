/** The processing directory (Art. 30 GDPR) as the bridge's JSON carries it. */

export const storagePeriodKinds = ['duration', 'until-withdrawal', 'statutory', 'other'] as const;
export type StoragePeriodKind = (typeof storagePeriodKinds)[number];

export interface StoragePeriod {
  kind: StoragePeriodKind;
  /** Whole months; with `duration` and `statutory`. */
  months?: number;
  note?: string;
}

/** What one row says. */
export interface ActivityCells {
  name: string;
  purpose: string;
  legalBasis: string;
  dataSubjects: string;
  dataCategories: string;
  recipients: string;
  thirdCountry: boolean;
  /** ISO 3166-1 alpha-2 codes; only with `thirdCountry`. */
  thirdCountries?: string[];
  safeguards?: string;
  storagePeriod: StoragePeriod;
  impactAssessment: string;
}

export type ActivityColumn = keyof ActivityCells;

export interface Activity extends ActivityCells {
  id: string;
  source: 'contact-group' | 'own';
  contactGroupId?: string;
  /** Grows with each change; what `If-Match` names. */
  revision: number;
  createdAt: string;
  /** Null while the row is in force. */
  retiredAt: string | null;
}

export interface DirectoryController {
  name: string;
  address?: string;
  email?: string;
  phone?: string;
  website?: string;
  dataProtectionOfficer?: string;
  representative?: string;
  jointControllers?: string;
}

export interface DirectoryFinding {
  code: string;
  /** `missing`: Art. 30 GDPR demands it; `drift`: it happens, though the row does not say so. */
  kind: 'missing' | 'drift';
  /** Absent when it concerns the directory as a whole. */
  activityId?: string;
  column?: ActivityColumn;
  subject?: string;
  message: string;
  fix: string;
}

export interface Measures {
  measures: string;
  measuresRevision: number;
}

export interface ProcessingDirectory extends Measures {
  controller: DirectoryController;
  activities: Activity[];
  findings: DirectoryFinding[];
}

export interface DirectoryChange {
  id: string;
  kind: 'added' | 'changed' | 'retired';
  /** Null for the measures. */
  activityId: string | null;
  activityName: string;
  /** Null when a row was added or retired whole. */
  column: ActivityColumn | 'measures' | null;
  from: unknown;
  to: unknown;
  at: string;
  actor: string | null;
}

/** A country of ISO 3166 and what the Commission says of its protection (Art. 45 GDPR). */
export interface Country {
  code: string;
  name: string;
  adequacy: 'eea' | 'adequate' | 'none';
  /** For whom alone the decision holds. */
  note?: string;
}

export interface StoragePeriodChoice {
  label: string;
  storagePeriod: StoragePeriod;
}

/** What the cells offer, in the language of the directory. */
export interface DirectoryChoices {
  countries: Country[];
  safeguards: string[];
  legalBases: string[];
  storagePeriods: StoragePeriodChoice[];
}

export interface ImportRow {
  line: number;
  name: string;
  errors: { column: string | null; code: string; message: string }[];
}

/** What an import would do, or did. */
export interface ImportReport {
  columns: { header: string; column: ActivityColumn | null }[];
  rows: ImportRow[];
  imported: number;
  /** Rows with errors, which are not imported. */
  rejected: number;
}

export interface ImportInput {
  fileName: string;
  /** Base64. */
  content: string;
  /** Column by header, null for one that is left out; what is not named the bridge proposes. */
  mapping?: Record<string, ActivityColumn | null>;
}
