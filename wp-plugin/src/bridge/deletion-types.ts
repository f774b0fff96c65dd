/** Deletion (Art. 17 GDPR) as the bridge's JSON carries it. */

export const deletionStates = [
  'received',
  'awaiting-cost-approval',
  'scheduled',
  'executed',
  'cancelled',
  'rejected',
] as const;
export type DeletionState = (typeof deletionStates)[number];

export type DeletionKind = 'person' | 'records' | 'described';

/** Who asked: the controller of its own accord, or the person concerned through it. */
export type DeletionOrigin = 'controller' | 'data-subject';

export interface RecordRef {
  type: 'submission' | 'consent' | 'membership';
  id: string;
}

export type DeletionScope =
  | { kind: 'person'; email: string }
  | { kind: 'person'; contactId: string }
  | { kind: 'records'; records: RecordRef[] }
  | { kind: 'described'; description: string };

export interface DeletionInput {
  scope: DeletionScope;
  origin: DeletionOrigin;
  note?: string;
}

/** Why data must stay for now (Art. 17(3)(b) GDPR), and until when. */
export interface LegalHold {
  /** Null once the request is executed. */
  reason: string | null;
  until: string;
}

export interface DeletionRequest {
  id: string;
  kind: DeletionKind;
  origin: DeletionOrigin;
  state: DeletionState;
  chargeable: boolean;
  /** In the reader's language; present while it is chargeable. */
  costNote?: string;
  receivedAt: string;
  /** The end of the second working day after the day it came in. */
  dueAt: string;
  overdue: boolean;
  executedAt: string | null;
  contactId: string | null;
  /** Gone once the request is executed, as all that names somebody. */
  email: string | null;
  records: RecordRef[] | null;
  description: string | null;
  note: string | null;
  requestedBy: string | null;
  rejectionReason: string | null;
  legalHold: LegalHold | null;
}

export const erasedThings = [
  'contacts',
  'submissions',
  'consents',
  'consentEvents',
  'memberships',
  'legalBases',
  'messages',
  'links',
  'ledgerPayloads',
] as const;
export type ErasedThing = (typeof erasedThings)[number];

/** What proves that a request was executed; it names no person. */
export interface DeletionCertificate {
  requestId: string;
  controller: { name: string };
  processor: { name: string };
  kind: DeletionKind;
  origin: DeletionOrigin;
  receivedAt: string;
  dueAt: string;
  executedAt: string;
  inTime: boolean;
  erased: Record<ErasedThing, number>;
  kept: { what: 'proof-without-identity' | 'objection-hash' | 'late-delivery-hash'; count: number; until: string }[];
  /** Its reason may have named somebody, and is gone. */
  legalHold: Pick<LegalHold, 'until'> | null;
  /** Its entry in the deletion journal, and in the ledger. */
  journal: { seq: number; hash: string };
  ledger: { seq: number; hash: string } | null;
  /** Null for single records of a person who stays: no key was destroyed. */
  backups: { unreadableSince: string | null; lastBackupGoneAt: string; vaultCopiesGoneAt: string | null };
}

export interface Contact {
  id: string;
  email: string;
  createdAt: string;
  groups: { id: string; name: string; since: string }[];
}

export interface ContactDetails extends Contact {
  bases: { id: string; kind: string; note: string; validUntil: string | null; createdAt: string }[];
}

/** What is due for deletion without anybody asking. */
export interface DueDeletion {
  kind: 'unconfirmed' | 'storage-period' | 'no-basis' | 'proof-expired' | 'objection-expired';
  /** Both null where only a keyed hash is left. */
  contactId: string | null;
  email: string | null;
  groupName: string | null;
  dueAt: string;
  reason: string;
  /** Whether the next run deletes it, or it is only reported. */
  acts: boolean;
}

export interface DeletionPreview {
  items: DueDeletion[];
  /** Whether there are more of a kind than are listed. */
  more: boolean;
  onLapse: 'report' | 'delete';
}
