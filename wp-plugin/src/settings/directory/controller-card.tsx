import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { DirectoryController } from '../../bridge/directory-types';
import type { Navigate } from '../navigate';
import { SheetCard } from '../sheet-card';

/** Who answers for the processing (Art. 30(1)(a) GDPR); changed on the sheet General. */
export function ControllerCard({
  controller,
  navigate,
}: {
  controller: DirectoryController;
  navigate: Navigate;
}): ReactNode {
  const facts: [string, string | undefined][] = [
    [__('Controller', 'kundenmeister-data-protection'), controller.name],
    [__('Postal address', 'kundenmeister-data-protection'), controller.address],
    [__('E-mail address', 'kundenmeister-data-protection'), controller.email],
    [__('Telephone', 'kundenmeister-data-protection'), controller.phone],
    [__('Data protection officer', 'kundenmeister-data-protection'), controller.dataProtectionOfficer],
    [__('Representative in the EU', 'kundenmeister-data-protection'), controller.representative],
    [__('Joint controllers', 'kundenmeister-data-protection'), controller.jointControllers],
  ];
  return (
    <SheetCard title={__('Controller', 'kundenmeister-data-protection')}>
      <dl className="kmdp-controller">
        {facts
          .filter(([, fact]) => fact !== undefined && fact !== '')
          .map(([name, fact]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
      </dl>
      <Button variant="secondary" onClick={() => navigate('general')} __next40pxDefaultSize>
        {__('Change in General', 'kundenmeister-data-protection')}
      </Button>
    </SheetCard>
  );
}
