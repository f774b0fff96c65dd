import { Button, CheckboxControl, Flex, Spinner } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { Findings } from '../blocks/form/findings';
import type { FormChecks } from '../editor/form-check-store';
import type { FormFindings } from './blocking';

interface FindingsPanelProps {
  found: FormFindings[];
  status: FormChecks['status'];
  mustBeSeen: boolean;
  isSeen: boolean;
  onSeen: (isSeen: boolean) => void;
}

/** Before publishing: what is wrong with each form, to be seen by whoever publishes. */
export function FindingsPanel({ found, status, mustBeSeen, isSeen, onSeen }: FindingsPanelProps): ReactNode {
  return (
    <Flex direction="column" gap={4}>
      {status === 'checking' && (
        <p role="status">
          <Spinner /> {__('The forms are being checked…', 'kundenmeister-data-protection')}
        </p>
      )}
      {status === 'unknown' && (
        <p>
          {__(
            'The forms could not be checked, because KundenMeister cannot be reached. They are checked again after publishing.',
            'kundenmeister-data-protection',
          )}
        </p>
      )}
      {status === 'known' && found.length === 0 && (
        <p>{__('The forms of this page are in order.', 'kundenmeister-data-protection')}</p>
      )}
      {found.map((form) => (
        <FormOfPage key={form.clientId} form={form} />
      ))}
      {mustBeSeen && (
        <CheckboxControl
          label={__(
            'I have read this. The form stays closed for visitors until it is mended.',
            'kundenmeister-data-protection',
          )}
          help={isSeen ? '' : __('Tick this to publish nevertheless.', 'kundenmeister-data-protection')}
          checked={isSeen}
          onChange={onSeen}
          __nextHasNoMarginBottom
        />
      )}
    </Flex>
  );
}

function FormOfPage({ form: { title, clientId, findings } }: { form: FormFindings }): ReactNode {
  const { selectBlock } = useDispatch('core/block-editor') as unknown as { selectBlock: (clientId: string) => void };
  const { closePublishSidebar } = useDispatch('core/editor') as unknown as { closePublishSidebar: () => void };
  const show = (): void => {
    closePublishSidebar();
    selectBlock(clientId);
  };
  return (
    <>
      <p>
        <strong>{title}</strong>{' '}
        <Button variant="link" onClick={show}>
          {__('Show the form', 'kundenmeister-data-protection')}
        </Button>
      </p>
      <Findings findings={findings} />
    </>
  );
}
