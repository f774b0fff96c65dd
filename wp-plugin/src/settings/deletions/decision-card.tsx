import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { approveDeletion, cancelDeletion, rejectDeletion } from '../../bridge/deletion-client';
import type { DeletionRequest } from '../../bridge/deletion-types';
import { AskDialog } from '../ask-dialog';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import { isHeld, subjectOf } from './deletion-words';
import { ContactLoss, LossDialog } from './loss-dialog';
import { useStep } from './use-step';

interface DecisionCardProps {
  request: DeletionRequest;
  onChanged: (request: DeletionRequest) => void;
}

type Question = 'approve' | 'reject' | 'cancel';

/** What the controller may decide about an open request; nothing once a legal hold has begun. */
export function DecisionCard({ request, onChanged }: DecisionCardProps): ReactNode {
  const [question, setQuestion] = useState<Question | null>(null);
  const [reason, setReason] = useState('');
  const { take, isBusy, problem } = useStep((changed) => {
    setQuestion(null);
    onChanged(changed);
  });
  if (isHeld(request, new Date())) {
    return null;
  }
  const { id, state, contactId } = request;
  const close = (): void => setQuestion(null);
  return (
    <SheetCard title={__('Your decision', 'kundenmeister-data-protection')}>
      <div className="kmdp-buttons">
        {state === 'received' && (
          <>
            <Button variant="primary" isDestructive onClick={() => setQuestion('approve')} __next40pxDefaultSize>
              {__('Grant and delete …', 'kundenmeister-data-protection')}
            </Button>
            <Button variant="secondary" onClick={() => setQuestion('reject')} __next40pxDefaultSize>
              {__('Refuse …', 'kundenmeister-data-protection')}
            </Button>
          </>
        )}
        <Button variant="secondary" onClick={() => setQuestion('cancel')} __next40pxDefaultSize>
          {__('Cancel this request …', 'kundenmeister-data-protection')}
        </Button>
      </div>
      {question === 'approve' && (
        <LossDialog
          title={__('Delete for good?', 'kundenmeister-data-protection')}
          onYes={() => take(approveDeletion(id))}
          onNo={close}
          isBusy={isBusy}
          problem={problem}
        >
          {contactId === null ? <p>{subjectOf(request)}</p> : <ContactLoss contactId={contactId} />}
        </LossDialog>
      )}
      {question === 'reject' && (
        <AskDialog
          title={__('Refuse this request?', 'kundenmeister-data-protection')}
          yes={__('Refuse', 'kundenmeister-data-protection')}
          onYes={() => take(rejectDeletion(id, reason.trim()))}
          onNo={close}
          isBusy={isBusy}
        >
          <TextField
            label={__('Reason', 'kundenmeister-data-protection')}
            help={__(
              'You must tell the person this reason within a month, and that they may complain to the authority (Art. 12(4) GDPR). Name nobody in it, as it is kept.',
              'kundenmeister-data-protection',
            )}
            value={reason}
            onChange={setReason}
            multiline
          />
          {problem && <ProblemNotice problem={problem} />}
        </AskDialog>
      )}
      {question === 'cancel' && (
        <AskDialog
          title={__('Cancel this request?', 'kundenmeister-data-protection')}
          yes={__('Yes, cancel the request', 'kundenmeister-data-protection')}
          onYes={() => take(cancelDeletion(id))}
          onNo={close}
          isBusy={isBusy}
        >
          <p>{__('Nothing is deleted then.', 'kundenmeister-data-protection')}</p>
          {problem && <ProblemNotice problem={problem} />}
        </AskDialog>
      )}
    </SheetCard>
  );
}
