import type { Page } from '../runtime/page';
import type { JournalHead, RecordRef } from '../vault/journal-entry';
import type { ErasedCounts } from './erased-counts';
import type { Kept } from './kept-after-erasure';

export { recordTypes, type RecordRef, type RecordType } from '../vault/journal-entry';
export type { ErasedCounts } from './erased-counts';
export type { Kept } from './kept-after-erasure';

export const deletionKinds = ['person', 'records', 'described'] as const;
export type DeletionKind = (typeof deletionKinds)[number];

export const deletionOrigins = ['controller', 'data-subject'] as const;
/** Who asked: the controller of its own accord, or the person concerned (Art. 17 GDPR), through the controller. */
export type DeletionOrigin = (typeof deletionOrigins)[number];

export const deletionStates = [
  'received',
  'awaiting-cost-approval',
  'scheduled',
  'executed',
  'cancelled',
  'rejected',
] as const;
export type DeletionState = (typeof deletionStates)[number];

/** What a request is about. */
export type DeletionScope =
  | { readonly kind: 'person'; readonly contactId: string }
  | { readonly kind: 'person'; readonly email: string }
  | { readonly kind: 'records'; readonly records: readonly RecordRef[] }
  | { readonly kind: 'described'; readonly description: string };

export interface DeletionRequestInput {
  readonly scope: DeletionScope;
  readonly origin: DeletionOrigin;
  readonly note?: string;
}

/** Why data must stay for now (Art. 17(3)(b) GDPR), and until when. */
export interface LegalHold {
  readonly reason: string;
  readonly until: Date;
}

export interface DeletionRequest {
  readonly id: string;
  readonly kind: DeletionKind;
  readonly origin: DeletionOrigin;
  readonly state: DeletionState;
  readonly chargeable: boolean;
  readonly receivedAt: Date;
  /** The promise: the end of the second working day after the day it came in, its costs were accepted, or a legal hold ends. */
  readonly dueAt: Date;
  readonly overdue: boolean;
  readonly executedAt: Date | null;
  readonly contactId: string | null;
  /** What names somebody is gone once the request is executed. */
  readonly email: string | null;
  readonly records: readonly RecordRef[] | null;
  readonly description: string | null;
  readonly note: string | null;
  readonly requestedBy: string | null;
  readonly rejectionReason: string | null;
  /** While it stands, the person is restricted, and erased when it ends. Its reason is gone with the person. */
  readonly legalHold: { readonly reason: string | null; readonly until: Date } | null;
}

export type DeletionRequestPage = Page<DeletionRequest>;

/** What proves that a request was executed; it names no person. */
export interface DeletionCertificate {
  readonly requestId: string;
  readonly controller: { readonly name: string };
  readonly processor: { readonly name: string };
  readonly kind: DeletionKind;
  readonly origin: DeletionOrigin;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly executedAt: Date;
  readonly inTime: boolean;
  readonly erased: ErasedCounts;
  readonly kept: readonly Kept[];
  /** That the law kept the data for a time. Why, in somebody's own words, may name the person, and is gone with it. */
  readonly legalHold: Pick<LegalHold, 'until'> | null;
  readonly journal: JournalHead;
  readonly ledger: JournalHead | null;
  readonly backups: {
    /**
     * From then on no backup can be read: the key of every person concerned is destroyed. Null where a person stays, whose key
     * seals the erased records in older backups until the last of these is gone; no restore brings them back.
     */
    readonly unreadableSince: Date | null;
    readonly lastBackupGoneAt: Date;
    /** When the last copy of a destroyed key is gone; null when none was destroyed. */
    readonly vaultCopiesGoneAt: Date | null;
  };
}

/** What is still to be done, and by when. */
export interface OpenDeletions {
  readonly open: number;
  readonly overdue: number;
  readonly nextDueAt: Date | null;
}
