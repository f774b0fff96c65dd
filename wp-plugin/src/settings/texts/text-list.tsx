import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProfile, Site } from '../../bridge/types';
import { SheetCard } from '../sheet-card';
import { TextTable } from './text-table';
import type { TextsGround } from './use-texts-ground';

interface TextListProps {
  ground: TextsGround;
  onOpen: (profile: ConsentProfile) => void;
  onNew: (site: Site) => void;
}

/** The consent texts there are, or how to come to the first one. */
export function TextList({ ground, onOpen, onNew }: TextListProps): ReactNode {
  const create = (): void => onNew(ground.site);
  return (
    <>
      {ground.company === '' && <CompanyMissing />}
      {ground.profiles.length === 0 ? (
        <FirstText onNew={create} />
      ) : (
        <>
          <div className="kmdp-texts-head">
            <p>
              {__(
                'What visitors agree to. Choose a text to change it; earlier versions stay provable.',
                'kundenmeister-data-protection',
              )}
            </p>
            <Button variant="primary" onClick={create} __next40pxDefaultSize>
              {__('New consent text', 'kundenmeister-data-protection')}
            </Button>
          </div>
          <TextTable profiles={ground.profiles} forms={ground.forms} onOpen={onOpen} />
        </>
      )}
    </>
  );
}

function FirstText({ onNew }: { onNew: () => void }): ReactNode {
  return (
    <SheetCard title={__('No consent text yet', 'kundenmeister-data-protection')}>
      <p>
        {__(
          'A consent text says in one sentence what a visitor agrees to, and stands at a checkbox in your form. Enter what it is about; we propose the words.',
          'kundenmeister-data-protection',
        )}
      </p>
      <Button variant="primary" onClick={onNew} __next40pxDefaultSize>
        {__('Create the first consent text', 'kundenmeister-data-protection')}
      </Button>
    </SheetCard>
  );
}

/** The first step of all, since each text names the company. */
export function CompanyMissing(): ReactNode {
  return (
    <Notice status="warning" isDismissible={false}>
      {__('Your company is not entered yet, and each text must name it.', 'kundenmeister-data-protection')}{' '}
      <a href="?page=kundenmeister-data-protection&sheet=general">
        {__('Enter the company on the sheet General', 'kundenmeister-data-protection')}
      </a>
    </Notice>
  );
}
