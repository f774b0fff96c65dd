import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProof } from '../../bridge/types';
import { preciseTime } from '../local-time';
import { eventLabel } from './consent-words';

type Event = ConsentProof['events'][number];

function causeOf({ actor, reason }: Event): string {
  const by =
    actor === null
      ? ''
      : sprintf(
          /* translators: %s: name of who acted. */
          __('by %s', 'kundenmeister-data-protection'),
          actor,
        );
  return [by, reason ?? ''].filter((part) => part !== '').join(': ');
}

/** What happened to the consent, in the order it happened. */
export function History({ events }: { events: Event[] }): ReactNode {
  return (
    <ol className="kmdp-history">
      {events.map((event) => (
        <li key={event.ledgerSeq}>
          <strong>{eventLabel(event.type)}</strong> <time dateTime={event.at}>{preciseTime(event.at)}</time>
          {causeOf(event) !== '' && <span> – {causeOf(event)}</span>}
          <span className="kmdp-quiet">
            {sprintf(
              /* translators: %d: number of the entry in the ledger. */
              __('Ledger entry %d', 'kundenmeister-data-protection'),
              event.ledgerSeq,
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
