import { CheckboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { stateLabel } from '../consents/consent-words';
import { preciseTime } from '../local-time';
import type { Entry } from './person';

interface EntryChoiceProps {
  entries: readonly Entry[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Which form entries exactly; each with the consents that it proves. */
export function EntryChoice({ entries, chosen, onChange }: EntryChoiceProps): ReactNode {
  return (
    <fieldset className="kmdp-entries">
      <legend>{__('Which entries are to be deleted?', 'kundenmeister-data-protection')}</legend>
      {entries.map(({ key, createdAt, consents }) => (
        <CheckboxControl
          key={key}
          label={sprintf(
            /* translators: %s: date and time. */
            __('Entry of %s', 'kundenmeister-data-protection'),
            preciseTime(createdAt),
          )}
          help={consents.map(({ description, state }) => `${description} (${stateLabel(state)})`).join(', ')}
          checked={chosen.includes(key)}
          onChange={(isChosen) => onChange(isChosen ? [...chosen, key] : chosen.filter((other) => other !== key))}
          __nextHasNoMarginBottom
        />
      ))}
    </fieldset>
  );
}
