import type { Finding, FormKind } from './types';

/** What is wrong with a form; both null where it could not be checked. */
export interface FormVerdict {
  compliant: boolean | null;
  findings: Finding[] | null;
}

/** By form key; forms that could not be checked are missing. */
export interface FormVerdicts {
  forms: Record<string, FormVerdict>;
}

export type PostStatus = 'publish' | 'future' | 'pending' | 'draft' | 'private';

/** A form block of this site, with the post that it stands in. */
export interface SiteForm extends FormVerdict {
  formKey: string;
  title: string;
  kind: FormKind;
  fields: { name: string; label: string; required: boolean }[];
  /** Ids of the consent texts chosen for it. */
  profiles: string[];
  /** Whether it holds a consent block at all. */
  hasConsent: boolean;
  postId: number;
  pageTitle: string;
  /** What kind of post it is, in the site's words. */
  pageType: string;
  status: PostStatus;
  /** Null where visitors do not see it, or it has no address of its own. */
  pageUrl: string | null;
  /** Null for those who may not edit it. */
  editUrl: string | null;
}

export interface SiteForms {
  items: SiteForm[];
}

export interface ConsentDay {
  /** A calendar day in Austria, YYYY-MM-DD. */
  date: string;
  given: number;
  confirmed: number;
  withdrawn: number;
}

export interface FormProblem extends Finding {
  formKey: string;
  formTitle: string;
  pageUrl: string;
}

export interface LinkedDeclaration {
  profileId: string;
  description: string;
  url: string;
  checkedAt: string | null;
  findings: Finding[];
}

/** The bridge's view of everything at a glance. */
export interface Overview {
  forms: { total: number; accepting: number; withFindings: number };
  findings: FormProblem[];
  declarations: LinkedDeclaration[];
  consentsPerDay: ConsentDay[];
  pendingConfirmations: number;
  mail: { waiting: number; failed: number; oldestWaitingSince: string | null; configured: boolean };
  ledger: {
    entries: number;
    checkedAt: string | null;
    ok: boolean | null;
    /** The first entry that does not fit, or the first consent that does not follow from a chain that holds. */
    firstBad?: number;
    consents?: { compared: number; ok: boolean; firstMismatch?: { consentId: string; what: string } };
  };
  /** Absent from a bridge older than this plugin. */
  agreement?: { accepted: string | null; current: string; outdated: boolean };
  /** What is missing from the processing directory; absent from a bridge older than this plugin. */
  directory?: { activities: number; findings: number };
  /** Both absent from a bridge older than this plugin. */
  deletions?: { open: number; overdue: number; nextDueAt: string | null };
  backups?: { findings: Finding[] };
}

/** What this site has seen of the bridge's ledger. */
export interface LedgerWitness {
  /** When the site last walked it to its end; null for never. */
  checkedAt: string | null;
  /** Number of the last entry walked, and of the newest head known. */
  checkedTo: number;
  head: number;
  /** What is wrong, in words. */
  alarm: string | null;
  /** Whether a restore explains the alarm. */
  mayBeRestore: boolean;
}
