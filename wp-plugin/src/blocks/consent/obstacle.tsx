import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Problem } from '../../bridge/problem';
import { SettingsLink } from './settings-link';

/** Why no consent text can be shown here, and what to do about it. */
export function Obstacle({ problem, onRetry }: { problem: Problem; onRetry: () => void }): ReactNode {
  const isConnected = problem.code !== 'kmdp_not_connected';
  return (
    <Notice status="warning" isDismissible={false} className="kmdp-editor-notice">
      <p>
        <strong>
          {isConnected
            ? __('The consent texts cannot be read right now.', 'kundenmeister-data-protection')
            : __('This site is not connected to KundenMeister yet.', 'kundenmeister-data-protection')}
        </strong>
      </p>
      <p>
        {isConnected
          ? problem.message
          : __(
              'The form appears on your site as soon as it is connected and activated.',
              'kundenmeister-data-protection',
            )}
      </p>
      <p>
        {isConnected ? (
          <Button variant="link" onClick={onRetry}>
            {__('Try again', 'kundenmeister-data-protection')}
          </Button>
        ) : (
          <SettingsLink />
        )}
      </p>
    </Notice>
  );
}

/** Connected, but the controller has not activated data protection. */
export function Inactive(): ReactNode {
  return (
    <Notice status="warning" isDismissible={false} className="kmdp-editor-notice">
      <p>
        <strong>{__('Data protection is not activated.', 'kundenmeister-data-protection')}</strong>{' '}
        {__('Until then this form takes no data.', 'kundenmeister-data-protection')} <SettingsLink />
      </p>
    </Notice>
  );
}

/** One consent block shows all checkboxes of the form; a second one is a mistake. */
export function Surplus(): ReactNode {
  return (
    <Notice status="warning" isDismissible={false} className="kmdp-editor-notice">
      {__('This form already has a consent block. Please remove this one.', 'kundenmeister-data-protection')}
    </Notice>
  );
}
