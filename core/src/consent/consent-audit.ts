import type { LedgerEntry } from '../ledger/types';
import type { EventRow } from './consent-store';
import { entryTypes, eventBehind } from './proof-check';
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
  return stateOf(typesOf(consent.events)) === consent.state ? undefined : 'state';
}

/**
 * Whether a mismatch says no more than that rows are lost: nothing is there of the consent, or what is there is part of what the
 * ledger says and the state is the one that the whole ledger leads to. A withdrawal that is gone together with its state is more.
 */
export function isOnlyLost(consent: AuditedConsent | undefined, backing: Backing): boolean {
  if (!consent) return true;
  const { recorded, sealed, later } = backing;
  if (!sealed || !decisionFollows(consent, backing)) return false;
  const told = [{ type: sealed.event, entry: recorded }, ...later.map((entry) => ({ type: typeOf(entry), entry }))];
  let at = 0;
  for (const event of consent.events) {
    const found = told.findIndex(({ type, entry }, n) => n >= at && type === event.type && restsOn(event, entry));
    if (found < 0) return false;
    at = found + 1;
  }
  return stateOf(told.map(({ type }) => type)) === consent.state;
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

function typesOf(events: readonly EventRow[]): readonly ConsentEventType[] {
  return events.map((event) => event.type);
}

function typeOf(entry: BackingEntry): ConsentEventType {
  return eventBehind(entry.type) as ConsentEventType;
}

function stateOf(events: readonly ConsentEventType[]): ConsentState | undefined {
  try {
    return deriveState(events);
  } catch (error) {
    if (error instanceof ForbiddenTransition) return undefined;
    throw error;
  }
}
