import type { LedgerEntry } from '../ledger/types';
import type { EventRow } from './consent-store';
import { entryTypes } from './proof-check';
import { deriveState, ForbiddenTransition } from './state';
import type { ConsentEventType, ConsentState } from './types';

/** A consent as the searchable columns have it, with its events in order. */
export interface AuditedConsent {
  readonly id: string;
  readonly submissionId: string;
  readonly profileId: string;
  readonly versionId: string;
  readonly ticked: boolean;
  readonly state: ConsentState;
  readonly events: readonly EventRow[];
}

/** The decision as the ledger sealed it when the submission came. */
export interface SealedDecision {
  readonly id: string;
  readonly profileId: string;
  readonly versionId: string;
  readonly ticked: boolean;
  readonly event: ConsentEventType;
}

/** What an entry says in the clear. */
export type BackingEntry = Pick<LedgerEntry, 'seq' | 'type' | 'ref' | 'at'>;

/** Everything of the ledger about one consent, up to and with the entry `until`. */
export interface Backing {
  readonly recorded: BackingEntry;
  /** Undefined once the person is erased. */
  readonly sealed?: SealedDecision;
  /** The entries about this consent that came after it was recorded, in order. */
  readonly later: readonly BackingEntry[];
  readonly until: number;
}

/** What of a consent does not follow from the ledger; `unbacked`: no entry says that it was ever recorded. */
export type ConsentMismatch = 'missing' | 'unbacked' | 'decision' | 'events' | 'state';

/**
 * The first thing about a consent that does not follow from the ledger; undefined when all does. Events after the entry
 * `until` are newer than the ledger that was read, and count for the state only.
 */
export function consentMismatch(consent: AuditedConsent | undefined, backing: Backing): ConsentMismatch | undefined {
  if (!consent) return 'missing';
  if (!decisionFollows(consent, backing)) return 'decision';
  if (!eventsFollow(consent.events, backing)) return 'events';
  return stateOf(consent.events) === consent.state ? undefined : 'state';
}

function decisionFollows(consent: AuditedConsent, { recorded, sealed }: Backing): boolean {
  if (consent.submissionId !== recorded.ref) return false;
  if (!sealed) return true;
  const { profileId, versionId, ticked } = sealed;
  return consent.profileId === profileId && consent.versionId === versionId && consent.ticked === ticked;
}

function eventsFollow([first, ...others]: readonly EventRow[], { recorded, sealed, later, until }: Backing): boolean {
  if (!first || !restsOn(first, recorded) || (sealed && first.type !== sealed.event)) return false;
  const known = others.filter((event) => event.ledgerSeq <= until);
  return (
    known.length === later.length &&
    later.every((entry, index) => {
      const event = known[index] as EventRow;
      return restsOn(event, entry) && entryTypes[event.type] === entry.type;
    })
  );
}

function restsOn(event: EventRow, entry: BackingEntry): boolean {
  return event.ledgerSeq === entry.seq && event.at.getTime() === entry.at.getTime();
}

function stateOf(events: readonly EventRow[]): ConsentState | undefined {
  try {
    return deriveState(events.map((event) => event.type));
  } catch (error) {
    if (error instanceof ForbiddenTransition) return undefined;
    throw error;
  }
}
