import type { SubmissionProof } from '../forms/submission-batch';
import { entryHash } from '../ledger/entry';
import type { StoredEntry } from '../ledger/ledger-store';
import { fitsCommitment } from '../ledger/payload';
import type { LedgerEntryType } from '../ledger/types';
import type { ConsentRow, EventRow } from './consent-store';
import type { StoredVersion } from './version-store';
import { deriveState, ForbiddenTransition } from './state';
import type { ConsentEventType } from './types';
import { versionDigest } from './version-digest';

/** Everything stored about one consent: columns that anyone with the database can write, and what the ledger sealed. */
export interface StoredProof {
  readonly row: ConsentRow;
  readonly events: readonly EventRow[];
  readonly version: StoredVersion;
  /** The ledger's entries by number. */
  readonly entries: ReadonlyMap<number, StoredEntry>;
  /** The data subject's key. */
  readonly key: Buffer;
  /** What the ledger sealed when the submission came. */
  readonly sealed: SubmissionProof;
}

/** Which ledger entry stands behind an event that came after the submission. */
export const entryTypes: Partial<Record<ConsentEventType, LedgerEntryType>> = {
  withdrawn: 'consent.withdrawn',
  confirmed: 'consent.confirmed',
  expired: 'consent.expired',
};

/** The event that an entry about a consent stands behind; undefined for every other entry. */
export function eventBehind(entryType: LedgerEntryType): ConsentEventType | undefined {
  return (Object.keys(entryTypes) as ConsentEventType[]).find((event) => entryTypes[event] === entryType);
}

/**
 * Whether what is stored of a consent is what the ledger sealed: the same box, the same words by their SHA-256, the same
 * tick, every event backed by its entry, and the state that follows from them. False means that someone changed it.
 */
export function isIntact(proof: StoredProof): boolean {
  return submissionFits(proof) && wordsFit(proof) && eventsFit(proof) && stateFits(proof);
}

function submissionFits({ row, events, entries, key, sealed }: StoredProof): boolean {
  const box = sealed.consents.find((consent) => consent.id === row.id);
  const [first] = events;
  return (
    box !== undefined &&
    box.profileId === row.profileId &&
    box.versionId === row.versionId &&
    box.ticked === row.ticked &&
    box.event === first?.type &&
    sealed.formKey === row.formKey &&
    isSound(entries.get(row.submissionSeq), 'submission.recorded', row.submissionId, key)
  );
}

function wordsFit({ row, version, sealed }: StoredProof): boolean {
  const sha256 = versionDigest(version);
  return sha256 === version.sha256 && sealed.consents.some((box) => box.id === row.id && box.sha256 === sha256);
}

function eventsFit({ row, events, entries, key }: StoredProof): boolean {
  return events.every((event, index) => {
    const entry = entries.get(event.ledgerSeq);
    if (entry?.at.getTime() !== event.at.getTime()) return false;
    if (index === 0) return event.ledgerSeq === row.submissionSeq;
    const type = entryTypes[event.type];
    return type !== undefined && isSound(entry, type, row.id, key);
  });
}

function stateFits({ row, events }: StoredProof): boolean {
  try {
    return deriveState(events.map((event) => event.type)) === row.state;
  } catch (error) {
    if (error instanceof ForbiddenTransition) return false;
    throw error;
  }
}

function isSound(entry: StoredEntry | undefined, type: LedgerEntryType, ref: string, key: Buffer): boolean {
  return (
    entry?.type === type &&
    entry.ref === ref &&
    entry.hash === entryHash(entry, entry.commitment) &&
    fitsCommitment(entry, key)
  );
}
