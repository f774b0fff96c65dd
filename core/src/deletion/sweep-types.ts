import type { SweepResult as UnconfirmedResult } from '../consent/unconfirmed-service';
import type { OnLapse } from '../tenants/types';

export const dueKinds = ['unconfirmed', 'storage-period', 'no-basis', 'proof-expired', 'objection-expired'] as const;
export type DueKind = (typeof dueKinds)[number];

/** What is due for deletion, and why. */
export interface DueItem {
  readonly kind: DueKind;
  /** Null where only a keyed hash is left. */
  readonly contactId: string | null;
  readonly email: string | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly dueAt: Date;
  /** Whether the next run deletes it, or it is only reported. */
  readonly acts: boolean;
}

export interface DeletionPreview {
  readonly items: readonly DueItem[];
  /** Whether there are more of a kind than are listed. */
  readonly more: boolean;
  readonly onLapse: OnLapse;
}

/** What a run deleted. */
export interface SweepOutcome {
  readonly unconfirmed: UnconfirmedResult;
  /** Submissions whose storage period lapsed. */
  readonly lapsed: number;
  /** Persons without a legal basis. */
  readonly withoutBasis: number;
  /** Proofs without identity, and hashes of objections, past their time. */
  readonly expired: number;
}
