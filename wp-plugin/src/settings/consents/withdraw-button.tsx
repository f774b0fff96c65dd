import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { withdrawConsent } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { ConsentProof } from '../../bridge/types';
import { ProblemNotice } from '../problem-notice';
import { TextField } from '../text-field';

interface WithdrawButtonProps {
  proof: ConsentProof;
  onWithdrawn: (proof: ConsentProof) => void;
}

/** Withdraws on the person's behalf, after asking: it cannot be taken back (Art. 7(3) GDPR). */
export function WithdrawButton({ proof, onWithdrawn }: WithdrawButtonProps): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  const withdraw = (): void => {
    setIsWithdrawing(true);
    setProblem(null);
    withdrawConsent(proof.id, reason.trim())
      .then((withdrawn) => {
        setIsAsking(false);
        onWithdrawn(withdrawn);
      })
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsWithdrawing(false));
  };

  return (
    <>
      <Button variant="secondary" isDestructive onClick={() => setIsAsking(true)} __next40pxDefaultSize>
        {__('Withdraw consent', 'kundenmeister-data-protection')}
      </Button>
      {isAsking && (
        <Modal
          title={__('Withdraw this consent?', 'kundenmeister-data-protection')}
          onRequestClose={() => setIsAsking(false)}
          size="medium"
        >
          <div className="kmdp-stack">
            <p>
              {sprintf(
                /* translators: %s: e-mail address. */
                __(
                  'From now on nothing may be sent to %s for this purpose. This cannot be undone; the person can only agree anew.',
                  'kundenmeister-data-protection',
                ),
                proof.email,
              )}
            </p>
            <TextField
              label={__('Reason (optional)', 'kundenmeister-data-protection')}
              help={__(
                'For example: by telephone on 3 March. It stands in the history.',
                'kundenmeister-data-protection',
              )}
              value={reason}
              onChange={setReason}
            />
            {problem && <ProblemNotice problem={problem} />}
            <div className="kmdp-buttons">
              <Button
                variant="primary"
                isDestructive
                onClick={withdraw}
                isBusy={isWithdrawing}
                disabled={isWithdrawing}
                accessibleWhenDisabled
                __next40pxDefaultSize
              >
                {__('Withdraw consent', 'kundenmeister-data-protection')}
              </Button>
              <Button variant="tertiary" onClick={() => setIsAsking(false)} __next40pxDefaultSize>
                {__('Cancel', 'kundenmeister-data-protection')}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  );
}
