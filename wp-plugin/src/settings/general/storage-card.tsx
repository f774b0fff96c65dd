import { RadioControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { messageAt } from '../../bridge/problem';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import type { PartProps } from './company-card';
import { lapseWords, settingsLabel } from './settings-fields';

/** How long what is kept. */
export function StorageCard({ draft, change, problem }: PartProps): ReactNode {
  return (
    <SheetCard title={__('Storage', 'kundenmeister-data-protection')}>
      <div className="kmdp-stack">
        <TextField
          label={__('Days until an unconfirmed registration is deleted', 'kundenmeister-data-protection')}
          help={__('1 to 30; 7 is usual.', 'kundenmeister-data-protection')}
          type="number"
          value={draft.unconfirmedDays}
          onChange={(unconfirmedDays) => change({ unconfirmedDays })}
          error={messageAt(problem, '/unconfirmedDays')}
        />
        <TextField
          label={__('Days a proof of consent is kept after deletion', 'kundenmeister-data-protection')}
          help={__(
            'Without name and address, to defend against claims; 1095 days are three years.',
            'kundenmeister-data-protection',
          )}
          type="number"
          value={draft.keepProofDays}
          onChange={(keepProofDays) => change({ keepProofDays })}
          error={messageAt(problem, '/keepProofDays')}
        />
        {draft.keepObjectionDays !== null && (
          <TextField
            label={settingsLabel('keepObjectionDays')}
            help={__(
              'As a keyed fingerprint without the address, so that nobody who wanted no more mail is written to again, for example after an import. 0 keeps nothing; 1095 days are three years.',
              'kundenmeister-data-protection',
            )}
            type="number"
            value={draft.keepObjectionDays}
            onChange={(keepObjectionDays) => change({ keepObjectionDays })}
            error={messageAt(problem, '/keepObjectionDays')}
          />
        )}
        {draft.onLapse !== null && (
          <RadioControl
            label={__('When the storage period of a contact lapses', 'kundenmeister-data-protection')}
            help={__(
              'The processing directory says how long the contacts of a group are kept. When that time is over, the contact is either reported to you as due for deletion, or deleted by itself without asking again.',
              'kundenmeister-data-protection',
            )}
            selected={draft.onLapse}
            options={[
              { value: 'report', label: lapseWords('report') },
              { value: 'delete', label: lapseWords('delete') },
            ]}
            onChange={(onLapse) => change({ onLapse: onLapse === 'delete' ? 'delete' : 'report' })}
          />
        )}
        <ToggleControl
          label={__('Record shortened IP address and browser with a consent', 'kundenmeister-data-protection')}
          help={__('Not needed for the proof; leave it off unless you have a reason.', 'kundenmeister-data-protection')}
          checked={draft.recordIp}
          onChange={(recordIp) => change({ recordIp })}
          __nextHasNoMarginBottom
        />
      </div>
    </SheetCard>
  );
}
