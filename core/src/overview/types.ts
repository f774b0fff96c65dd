import type { BackupAlarm } from '../backup/types';
import type { OpenDeletions } from '../deletion/types';
import type { FindingCode } from '../forms/types';
import type { LedgerCheck } from '../ledger/types';
import type { DirectoryFindingMessage } from '../processing-directory/types';
import type { AgreementState } from '../tenants/agreement-service';

/** What is wrong with one form, with where it is and how to mend it. */
export interface FormProblem {
  readonly formKey: string;
  readonly formTitle: string;
  readonly pageUrl: string;
  readonly code: FindingCode;
  readonly severity: 'block' | 'warn';
  readonly message: string;
  readonly fix: string;
}

/** A linked privacy declaration, and what its last look found. */
export interface LinkedDeclaration {
  readonly profileId: string;
  readonly description: string;
  readonly url: string;
  /** Null before the first look. */
  readonly checkedAt: Date | null;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: 'block' | 'warn';
    readonly message: string;
    readonly fix: string;
  }[];
}

export interface ConsentDay {
  /** ISO 8601 calendar day in Austria. */
  readonly date: string;
  readonly given: number;
  readonly confirmed: number;
  readonly withdrawn: number;
}

export interface MailBacklog {
  /** Mails still to be sent. */
  readonly waiting: number;
  /** Mails that no mail server will ever take, such as those to addresses that do not exist. */
  readonly failed: number;
  readonly oldestWaitingSince: Date | null;
}

/** How the backups stand, in words for a controller's staff. */
export interface BackupSummary {
  /** Days of which there is a backup. */
  readonly kept: number;
  /** ISO 8601 calendar day in Austria of the newest one; null without any. */
  readonly newest: string | null;
  /** When one was last restored for trial and found whole. */
  readonly verifiedAt: Date | null;
  readonly findings: readonly BackupFinding[];
}

export interface BackupFinding {
  readonly code: BackupAlarm['code'];
  readonly severity: 'warn';
  readonly message: string;
  readonly fix: string;
}

/** All that a controller's staff should know at a glance. */
export interface Overview {
  readonly forms: { readonly total: number; readonly accepting: number; readonly withFindings: number };
  readonly findings: readonly FormProblem[];
  readonly declarations: readonly LinkedDeclaration[];
  /** The last thirty days, oldest first, today included. */
  readonly consentsPerDay: readonly ConsentDay[];
  /** Consents whose confirmation is awaited. */
  readonly pendingConfirmations: number;
  readonly mail: MailBacklog;
  readonly ledger: Pick<LedgerCheck, 'firstBad' | 'consents'> & {
    readonly entries: number;
    /** Null before the first check, as is `ok`. */
    readonly checkedAt: Date | null;
    readonly ok: boolean | null;
  };
  /** How many rows the processing directory has, how many findings, and the first few of these. */
  readonly directory: {
    readonly activities: number;
    readonly findings: number;
    readonly first: readonly DirectoryFindingMessage[];
  };
  readonly agreement: AgreementState;
  readonly deletions: OpenDeletions;
  readonly backups: BackupSummary;
}
