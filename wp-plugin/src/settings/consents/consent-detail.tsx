import { Button, Notice, Spinner } from '@wordpress/components';
import { useCallback, useEffect, useRef } from '@wordpress/element';
import { __, isRTL } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { getConsent } from '../../bridge/client';
import type { ConsentProof } from '../../bridge/types';
import { useLoaded } from '../../bridge/use-loaded';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { withdrawable } from './consent-words';
import { History } from './history';
import { ShownText } from './shown-text';
import { StateBadge } from './state-badge';
import { Circumstances } from './circumstances';
import { WithdrawButton } from './withdraw-button';

/** The proof of one consent: state, history, the exact text shown, and how to withdraw it. */
export function ConsentDetail({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { value: proof, problem, reload, replace } = useLoaded(useCallback(() => getConsent(id), [id]));
  return (
    <div className="kmdp-sheet">
      <Button variant="tertiary" icon={isRTL() ? chevronRight : chevronLeft} onClick={onClose} __next40pxDefaultSize>
        {__('All consents', 'kundenmeister-data-protection')}
      </Button>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!problem && !proof && <Spinner />}
      {proof && <Proof proof={proof} onWithdrawn={replace} />}
    </div>
  );
}

function Proof({ proof, onWithdrawn }: { proof: ConsentProof; onWithdrawn: (proof: ConsentProof) => void }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [proof.state]);
  return (
    <>
      <div className="kmdp-detail-head">
        <h2 ref={heading} tabIndex={-1}>
          {proof.email} <StateBadge state={proof.state} />
        </h2>
        {withdrawable.includes(proof.state) && <WithdrawButton proof={proof} onWithdrawn={onWithdrawn} />}
      </div>
      {!proof.intact && <TamperedNotice />}
      <SheetCard title={__('History', 'kundenmeister-data-protection')}>
        <History events={proof.events} />
      </SheetCard>
      <SheetCard title={__('What was shown', 'kundenmeister-data-protection')}>
        <ShownText proof={proof} />
      </SheetCard>
      <SheetCard title={__('Circumstances', 'kundenmeister-data-protection')}>
        <Circumstances proof={proof} />
      </SheetCard>
    </>
  );
}

function TamperedNotice(): ReactNode {
  return (
    <Notice status="error" isDismissible={false}>
      {__(
        'This proof does not match the sealed record: someone has changed the database. Do not rely on it, and tell KundenMeister.',
        'kundenmeister-data-protection',
      )}
    </Notice>
  );
}
