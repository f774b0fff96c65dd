import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { messageAt } from '../../bridge/problem';
import { SheetCard } from '../sheet-card';
import type { PartProps } from './company-card';

/** Until it is on, no form of this company takes data. */
export function ActivationCard({ draft, change, problem }: PartProps): ReactNode {
  const error = messageAt(problem, '/active') ?? messageAt(problem, '/company');
  return (
    <SheetCard title={__('Activation', 'kundenmeister-data-protection')}>
      <ToggleControl
        label={__('Data protection is active', 'kundenmeister-data-protection')}
        help={
          error === undefined ? (
            __(
              'Until this is on, no form takes data. It needs your company and the agreement.',
              'kundenmeister-data-protection',
            )
          ) : (
            <span className="kmdp-field-error">{error}</span>
          )
        }
        checked={draft.active}
        onChange={(active) => change({ active })}
        __nextHasNoMarginBottom
      />
    </SheetCard>
  );
}
