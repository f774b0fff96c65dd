import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface FirstStepsProps {
  isConnected: boolean;
  isActive: boolean;
  hasForms: boolean;
}

/** What to do next, until the first form is published. */
export function FirstSteps({ isConnected, isActive, hasForms }: FirstStepsProps): ReactNode {
  if (isConnected && isActive && hasForms) {
    return null;
  }
  return (
    <Notice status="info" isDismissible={false} className="kmdp-steps">
      <p>
        <strong>{__('Three steps to your first form', 'kundenmeister-data-protection')}</strong>
      </p>
      <ol>
        <Step isDone={isConnected}>
          {__(
            'Connect this site: enter the address and the key that you received from KundenMeister.',
            'kundenmeister-data-protection',
          )}
        </Step>
        <Step isDone={isConnected && isActive}>
          {__(
            'Enter your company, accept the processor agreement, activate data protection and save.',
            'kundenmeister-data-protection',
          )}
        </Step>
        <Step isDone={hasForms}>
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

function Step({ isDone, children }: { isDone: boolean; children: ReactNode }): ReactNode {
  return (
    <li className={isDone ? 'kmdp-step-done' : ''}>
      {children}
      {isDone && <strong> ✓ {__('Done', 'kundenmeister-data-protection')}</strong>}
    </li>
  );
}
