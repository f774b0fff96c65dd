import { Notice, Spinner } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Recovery } from '../../bridge/backup-types';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { RecoveryForm } from './recovery-form';
import { RecoveryList } from './recovery-list';
import { isRecoverable, type Square } from './squares';
import { useRecoveries } from './use-recoveries';

interface RecoveryCardProps {
  squares: readonly Square[];
  date: string;
  onDate: (date: string) => void;
}

/** Asking for what was lost, what that costs, and what was asked for before. */
export function RecoveryCard({ squares, date, onDate }: RecoveryCardProps): ReactNode {
  const { page, problem, reload, put } = useRecoveries();
  const [hasAsked, setHasAsked] = useState(false);
  const asked = (recovery: Recovery): void => {
    put(recovery);
    setHasAsked(true);
  };
  return (
    <>
      {squares.some(isRecoverable) && (
        <SheetCard title={__('Ask for a recovery', 'kundenmeister-data-protection')}>
          {page && (
            <p>
              {page.fairUse.note}{' '}
              {sprintf(
                /* translators: 1: year, 2: number of recoveries. */
                __('Recoveries in %1$d so far: %2$d.', 'kundenmeister-data-protection'),
                page.fairUse.year,
                page.fairUse.count,
              )}
            </p>
          )}
          {hasAsked && <AskedNotice />}
          <RecoveryForm squares={squares} date={date} onDate={onDate} onAsked={asked} />
        </SheetCard>
      )}
      <SheetCard title={__('Recoveries asked for', 'kundenmeister-data-protection')}>
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {!problem && !page && <Spinner />}
        {page && <RecoveryList items={page.items} onChanged={put} />}
      </SheetCard>
    </>
  );
}

/** Has the focus, since the button that was pressed can do nothing more. */
function AskedNotice(): ReactNode {
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <div ref={words} tabIndex={-1} className="kmdp-asked">
      <Notice status="success" isDismissible={false}>
        {__(
          'Your request has reached Körbler GmbH. Below you see what becomes of it.',
          'kundenmeister-data-protection',
        )}
      </Notice>
    </div>
  );
}
