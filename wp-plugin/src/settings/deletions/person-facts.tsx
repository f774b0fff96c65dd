import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { stateLabel } from '../consents/consent-words';
import { localTime } from '../local-time';
import { entriesOf, type Person } from './person';

/** What would be lost with a person, counted; and what the law keeps for now. */
export function PersonFacts({ person }: { person: Person }): ReactNode {
  const { contact, consents } = person;
  const held = contact.bases.filter(({ kind }) => kind === 'legal-obligation');
  return (
    <>
      <ul className="kmdp-loss">
        <li>
          {sprintf(
            /* translators: 1: e-mail address, 2: date and time. */
            __('The contact %1$s, known since %2$s', 'kundenmeister-data-protection'),
            contact.email,
            localTime(contact.createdAt),
          )}
        </li>
        <li>{countWords(entriesOf(consents).length)}</li>
        <li>
          {sprintf(
            /* translators: %d: number of consents. */
            _n(
              '%d consent with its proof',
              '%d consents with their proofs',
              consents.length,
              'kundenmeister-data-protection',
            ),
            consents.length,
          )}
          <ul>
            {consents.map(({ id, description, state }) => (
              <li key={id}>
                {description} ({stateLabel(state)})
              </li>
            ))}
          </ul>
        </li>
        {contact.groups.map(({ id, name }) => (
          <li key={id}>
            {sprintf(
              /* translators: %s: name of a contact group. */
              __('The membership of the contact group “%s”', 'kundenmeister-data-protection'),
              name,
            )}
          </li>
        ))}
      </ul>
      {held.map(({ id, note, validUntil }) => (
        <p key={id}>
          {sprintf(
            /* translators: 1: which law, 2: day. */
            __(
              'The law keeps the data for now (%1$s, until %2$s): until then the person is only restricted, and deleted when that ends.',
              'kundenmeister-data-protection',
            ),
            note,
            validUntil ?? '–',
          )}
        </p>
      ))}
    </>
  );
}

const countWords = (count: number): string =>
  sprintf(
    /* translators: %d: number of form entries. */
    _n(
      '%d form entry with all that was typed',
      '%d form entries with all that was typed',
      count,
      'kundenmeister-data-protection',
    ),
    count,
  );
