import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Navigate, SheetName } from '../navigate';

interface FirstStepsProps {
  isConnected: boolean;
  isActive: boolean;
  hasForms: boolean;
  /** Leads from an open step to the sheet on which it is done. */
  navigate?: Navigate;
}

/** What to do next, until the first form is published. */
export function FirstSteps({ isConnected, isActive, hasForms, navigate }: FirstStepsProps): ReactNode {
  const toGeneral: Lead | undefined = navigate && {
    go: navigate,
    sheet: 'general',
    words: __('Go to General', 'kundenmeister-data-protection'),
  };
  const toForms: Lead | undefined = navigate && {
    go: navigate,
    sheet: 'forms',
    words: __('See your forms', 'kundenmeister-data-protection'),
  };
  if (isConnected && isActive && hasForms) {
    return null;
  }
  return (
    <Notice status="info" isDismissible={false} className="kmdp-steps">
      <p>
        <strong>{__('Three steps to your first form', 'kundenmeister-data-protection')}</strong>
      </p>
      <ol>
        <Step isDone={isConnected} lead={toGeneral}>
          {__(
            'Connect this site: enter the address and the key that you received from KundenMeister.',
            'kundenmeister-data-protection',
          )}
        </Step>
        <Step isDone={isConnected && isActive} lead={isConnected ? toGeneral : undefined}>
          {__(
            'Enter your company, accept the processor agreement, activate data protection and save.',
            'kundenmeister-data-protection',
          )}
        </Step>
        <Step isDone={hasForms} lead={isConnected && isActive ? toForms : undefined}>
          {__(
            'Add the block “Newsletter form” or “Contact form” to a page and publish it.',
            'kundenmeister-data-protection',
          )}{' '}
          {isConnected && isActive && (
            <a href="post-new.php?post_type=page">{__('Create a page', 'kundenmeister-data-protection')}</a>
          )}
        </Step>
      </ol>
    </Notice>
  );
}

interface Lead {
  go: Navigate;
  sheet: SheetName;
  words: string;
}

interface StepProps {
  isDone: boolean;
  lead: Lead | undefined;
  children: ReactNode;
}

function Step({ isDone, lead, children }: StepProps): ReactNode {
  return (
    <li className={isDone ? 'kmdp-step-done' : ''}>
      {children}
      {!isDone && lead && (
        <>
          {' '}
          <Button variant="link" onClick={() => lead.go(lead.sheet)}>
            {lead.words}
          </Button>
        </>
      )}
      {isDone && <strong> ✓ {__('Done', 'kundenmeister-data-protection')}</strong>}
    </li>
  );
}
