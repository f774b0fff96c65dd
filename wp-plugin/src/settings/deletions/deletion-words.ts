import { __, _n, sprintf } from '@wordpress/i18n';
import type {
  DeletionCertificate,
  DeletionKind,
  DeletionOrigin,
  DeletionRequest,
  DeletionState,
  ErasedThing,
} from '../../bridge/deletion-types';
import { localTime } from '../local-time';
import { timeLeft } from './time-left';

/** A state in plain words. */
export function stateLabel(state: DeletionState): string {
  const labels: Record<DeletionState, string> = {
    received: __('Awaits your decision', 'kundenmeister-data-protection'),
    'awaiting-cost-approval': __('Awaits your yes to the costs', 'kundenmeister-data-protection'),
    scheduled: __('In progress', 'kundenmeister-data-protection'),
    executed: __('Deleted', 'kundenmeister-data-protection'),
    cancelled: __('Cancelled', 'kundenmeister-data-protection'),
    rejected: __('Refused', 'kundenmeister-data-protection'),
  };
  return labels[state];
}

/** Where a request stands in plain words; what the law keeps for now is not in progress. */
export function stateWords(request: DeletionRequest, now: Date): string {
  return isHeld(request, now) ? __('Kept by law', 'kundenmeister-data-protection') : stateLabel(request.state);
}

export function kindLabel(kind: DeletionKind): string {
  const labels: Record<DeletionKind, string> = {
    person: __('Whole person', 'kundenmeister-data-protection'),
    records: __('Single records', 'kundenmeister-data-protection'),
    described: __('Described in words', 'kundenmeister-data-protection'),
  };
  return labels[kind];
}

export function originLabel(origin: DeletionOrigin): string {
  return origin === 'controller'
    ? __('Your company', 'kundenmeister-data-protection')
    : __('The person concerned', 'kundenmeister-data-protection');
}

/** Whom or what it is about, as far as that is still known. */
export function subjectOf({ kind, email, contactId, records, description, state }: DeletionRequest): string {
  if (email !== null) {
    return email;
  }
  if (kind === 'described') {
    return description ?? __('Described records', 'kundenmeister-data-protection');
  }
  if (records !== null) {
    return sprintf(
      /* translators: %d: number of records. */
      _n('%d record', '%d records', records.length, 'kundenmeister-data-protection'),
      records.length,
    );
  }
  return state === 'executed' || contactId === null
    ? __('A person', 'kundenmeister-data-protection')
    : /* translators: %s: id of a contact. */
      sprintf(__('Contact %s', 'kundenmeister-data-protection'), contactId);
}

/** How long there is until the promised time, or why no time runs; empty once the request is settled. */
export function deadlineWords(request: DeletionRequest, now: Date): string {
  const { state, legalHold, dueAt } = request;
  if (state === 'awaiting-cost-approval') {
    return __('Begins when you accept the costs', 'kundenmeister-data-protection');
  }
  if (state !== 'received' && state !== 'scheduled') {
    return '';
  }
  return isHeld(request, now) && legalHold
    ? /* translators: %s: date and time. */
      sprintf(__('The law keeps it until %s', 'kundenmeister-data-protection'), localTime(legalHold.until))
    : timeLeft(dueAt, now);
}

/** Whether a legal obligation keeps the data for now (Art. 17(3)(b) GDPR). */
export function isHeld({ state, legalHold }: DeletionRequest, now: Date): boolean {
  return state === 'scheduled' && legalHold !== null && Date.parse(legalHold.until) > now.getTime();
}

/** What was deleted, as a certificate counts it. */
export function erasedLabel(thing: ErasedThing): string {
  const labels: Record<ErasedThing, string> = {
    contacts: __('Persons', 'kundenmeister-data-protection'),
    submissions: __('Form entries', 'kundenmeister-data-protection'),
    consents: __('Consents', 'kundenmeister-data-protection'),
    consentEvents: __('Entries in the histories of consents', 'kundenmeister-data-protection'),
    memberships: __('Memberships of contact groups', 'kundenmeister-data-protection'),
    legalBases: __('Legal bases beside consents', 'kundenmeister-data-protection'),
    messages: __('Mails that waited to be sent', 'kundenmeister-data-protection'),
    links: __('Links in mails', 'kundenmeister-data-protection'),
    ledgerPayloads: __('Contents of the ledger', 'kundenmeister-data-protection'),
  };
  return labels[thing];
}

/** What stays without naming anybody, how often and until when. */
export function keptWords({ what, count, until }: DeletionCertificate['kept'][number]): string {
  const words = {
    'proof-without-identity': _n(
      '%1$d proof of consent without identity, until %2$s',
      '%1$d proofs of consent without identity, until %2$s',
      count,
      'kundenmeister-data-protection',
    ),
    'objection-hash': _n(
      '%1$d keyed fingerprint that honours an objection, until %2$s',
      '%1$d keyed fingerprints that honour an objection, until %2$s',
      count,
      'kundenmeister-data-protection',
    ),
    'late-delivery-hash': _n(
      '%1$d keyed fingerprint that stops what was sent before, until %2$s',
      '%1$d keyed fingerprints that stop what was sent before, until %2$s',
      count,
      'kundenmeister-data-protection',
    ),
  };
  /* translators: 1: number, 2: date and time. */
  return sprintf(words[what], count, localTime(until));
}
