import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { cancelRecovery } from '../../bridge/backup-client';
import type { Recovery } from '../../bridge/backup-types';
import { toProblem, type Problem } from '../../bridge/problem';
import { AskDialog } from '../ask-dialog';
import { localTime } from '../local-time';
import { ProblemNotice } from '../problem-notice';
import { dayWords, recoveryLabel } from './backup-words';

interface RecoveryListProps {
  items: readonly Recovery[];
  onChanged: (recovery: Recovery) => void;
}

/** What was asked for, and what became of it. */
export function RecoveryList({ items, onChanged }: RecoveryListProps): ReactNode {
  if (items.length === 0) {
    return <p>{__('No recovery was asked for yet.', 'kundenmeister-data-protection')}</p>;
  }
  return (
    <ul className="kmdp-recoveries">
      {items.map((item) => (
        <li key={item.id}>
          <strong>
            {
              /* translators: %s: a day. */ sprintf(
                __('From the backup of %s', 'kundenmeister-data-protection'),
                dayWords(item.backupDate),
              )
            }
          </strong>{' '}
          <span className={`kmdp-badge kmdp-recovery-${item.state}`}>{recoveryLabel(item.state)}</span>
          {item.description !== null && <p>{item.description}</p>}
          {item.refusalReason !== null && <p>{item.refusalReason}</p>}
          <span className="kmdp-quiet">{timesOf(item)}</span>
          {item.state === 'received' && <CancelRecovery recovery={item} onCancelled={onChanged} />}
        </li>
      ))}
    </ul>
  );
}

function timesOf({ receivedAt, closedAt, requestedBy }: Recovery): string {
  const asked = sprintf(
    requestedBy === null
      ? /* translators: 1: date and time. */
        __('Asked on %1$s.', 'kundenmeister-data-protection')
      : /* translators: 1: date and time, 2: name of who asked. */
        __('Asked on %1$s by %2$s.', 'kundenmeister-data-protection'),
    localTime(receivedAt),
    requestedBy ?? '',
  );
  return closedAt === null
    ? asked
    : `${asked} ${/* translators: %s: date and time. */ sprintf(__('Closed on %s.', 'kundenmeister-data-protection'), localTime(closedAt))}`;
}

interface CancelRecoveryProps {
  recovery: Recovery;
  onCancelled: (recovery: Recovery) => void;
}

function CancelRecovery({ recovery, onCancelled }: CancelRecoveryProps): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const cancel = (): void => {
    setIsBusy(true);
    setProblem(null);
    cancelRecovery(recovery.id)
      .then(onCancelled)
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsBusy(false));
  };
  return (
    <>
      <Button
        variant="link"
        onClick={() => setIsAsking(true)}
        aria-label={sprintf(
          /* translators: %s: a day. */
          __('Cancel this request … (backup of %s)', 'kundenmeister-data-protection'),
          dayWords(recovery.backupDate),
        )}
      >
        {__('Cancel this request …', 'kundenmeister-data-protection')}
      </Button>
      {isAsking && (
        <AskDialog
          title={__('Cancel this request?', 'kundenmeister-data-protection')}
          yes={__('Yes, cancel the request', 'kundenmeister-data-protection')}
          onYes={cancel}
          onNo={() => setIsAsking(false)}
          isBusy={isBusy}
        >
          <p>{__('Nothing is recovered then.', 'kundenmeister-data-protection')}</p>
          {problem && <ProblemNotice problem={problem} />}
        </AskDialog>
      )}
    </>
  );
}
