import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { messageAt } from '../../bridge/problem';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import type { PartProps } from './company-card';

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
