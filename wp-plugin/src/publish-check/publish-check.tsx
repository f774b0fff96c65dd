import { PluginPrePublishPanel } from '@wordpress/editor';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { findingsOf, signature } from './blocking';
import { FindingsPanel } from './findings-panel';
import { useBlockingNotice } from './use-blocking-notice';
import { useEditedForms } from './use-edited-forms';
import { useFormChecks } from './use-form-checks';
import { useLock } from './use-lock';
import { usePublishing } from './use-publishing';

/**
 * Nobody publishes a form that breaks a rule without having seen why. Only the panel's button is held back, and only while
 * the panel says what for: drafts can always be saved. Where there is no panel (published already, or switched off), a
 * notice above the page says it instead.
 */
export function PublishCheck(): ReactNode {
  const edited = useEditedForms();
  const { status, verdicts } = useFormChecks(edited);
  const { isPublished, isPanelOpen, hasPanel } = usePublishing();
  const [seen, setSeen] = useState('');
  const found = findingsOf(edited.forms, verdicts);
  const blocking = signature(found);
  const isSeen = blocking === seen;
  const hasForms = edited.forms.length > 0;

  useBlockingNotice(found, isPublished || !hasPanel);
  useLock(hasForms && isPanelOpen && !isPublished && (status === 'checking' || (blocking !== '' && !isSeen)));

  if (!hasForms) {
    return null;
  }
  return (
    <PluginPrePublishPanel title={__('Data protection', 'kundenmeister-data-protection')} initialOpen>
      <FindingsPanel
        found={found}
        status={status}
        mustBeSeen={blocking !== ''}
        isSeen={isSeen}
        onSeen={(isRead) => setSeen(isRead ? blocking : '')}
      />
    </PluginPrePublishPanel>
  );
}
