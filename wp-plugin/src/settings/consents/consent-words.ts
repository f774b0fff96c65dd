import { __ } from '@wordpress/i18n';
import type { ConsentState, Purpose } from '../../bridge/types';

/** A state in plain words. */
export function stateLabel(state: ConsentState): string {
  const labels: Record<ConsentState, string> = {
    requested: __('Awaiting confirmation', 'kundenmeister-data-protection'),
    given: __('Given', 'kundenmeister-data-protection'),
    confirmed: __('Confirmed', 'kundenmeister-data-protection'),
    withdrawn: __('Withdrawn', 'kundenmeister-data-protection'),
    expired: __('Expired', 'kundenmeister-data-protection'),
    invalidated: __('Invalidated', 'kundenmeister-data-protection'),
    imported: __('Imported', 'kundenmeister-data-protection'),
    refused: __('Declined', 'kundenmeister-data-protection'),
  };
  return labels[state];
}

/** What happened, in plain words; a request leads to awaiting, all else is called like the state it leads to. */
export function eventLabel(event: ConsentState): string {
  return event === 'requested' ? __('Requested', 'kundenmeister-data-protection') : stateLabel(event);
}

export function purposeLabel(purpose: Purpose): string {
  const labels: Record<Purpose, string> = {
    newsletter: __('Newsletter', 'kundenmeister-data-protection'),
    contact: __('Contact', 'kundenmeister-data-protection'),
    event: __('Event', 'kundenmeister-data-protection'),
    other: __('Other', 'kundenmeister-data-protection'),
  };
  return labels[purpose];
}

/** States that a withdrawal may follow. */
export const withdrawable: readonly ConsentState[] = ['requested', 'given', 'confirmed', 'imported'];
