/** Kinds of entries; they only grow. */
export type LedgerEntryType =
  | 'settings.changed'
  | 'consent-version.published'
  | 'consent-profile.changed'
  | 'consent-profile.deleted'
  | 'form.registered'
  | 'form.removed'
  | 'submission.recorded'
  | 'consent.withdrawn'
  | 'consent.confirmed'
  | 'consent.expired'
  | 'submission.erased'
  | 'subject.erased'
  | 'records.erased'
  | 'deletion-request.changed'
  | 'restore-request.changed'
  | 'backup.restored'
  | 'basis.recorded'
  | 'objection.recorded'
  | 'directory.changed';

/** An entry as the tenant may see it; what it commits to stays sealed. */
export interface LedgerEntry {
  readonly seq: number;
  readonly type: LedgerEntryType;
  /** Id of the record concerned. */
  readonly ref: string;
  readonly at: Date;
  /** Whose key seals what the entry commits to: a data subject's id, or the tenant's. */
  readonly keyId: string;
  readonly commitment: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** The newest hash, signed (Ed25519) so that a CMS can be an outside witness. */
export interface SignedHead {
  readonly seq: number;
  readonly hash: string;
  /** base64url. */
  readonly signature: string;
}

export interface LedgerVerification {
  readonly tenantId: string;
  readonly entries: number;
  readonly ok: boolean;
  /** Sequence number of the first entry that does not fit. */
  readonly firstBad?: number;
}

/** Whether consents are what the ledger says of them. */
export interface ConsentComparison {
  /** How many were found to fit. */
  readonly compared: number;
  readonly ok: boolean;
  /** The first that does not fit, and what of it. */
  readonly firstMismatch?: { readonly consentId: string; readonly what: string };
}

/** What a check of a whole ledger and of the consents under it found; `ok` when both hold. */
export interface LedgerFinding extends LedgerVerification {
  /** Absent when the chain does not hold: nothing follows from it then. */
  readonly consents?: ConsentComparison;
}

/** The same of one tenant, and when it was found. */
export interface LedgerCheck extends Omit<LedgerFinding, 'tenantId'> {
  readonly checkedAt: Date;
}
