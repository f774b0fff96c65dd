import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

/** Absolute, because the editor's canvas is a frame with an address of its own. */
const settingsUrl = (): string =>
  new URL('options-general.php?page=kundenmeister-data-protection', window.location.href).href;

export function SettingsLink(): ReactNode {
  return (
    <Button variant="link" href={settingsUrl()} target="_blank">
      {__('Open the data protection settings', 'kundenmeister-data-protection')}
    </Button>
  );
}
