import { Button, Spinner, VisuallyHidden } from '@wordpress/components';
import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { listBackups } from '../../bridge/backup-client';
import type { Overview } from '../../bridge/site-types';
import { useLoaded } from '../../bridge/use-loaded';
import { squareSigns, squareWords } from '../access/backup-words';
import { SquaresLegend } from '../access/squares-legend';
import { squaresOf, type Square } from '../access/squares';
import type { Navigate } from '../navigate';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { backupStanding } from './backup-standing';

interface BackupStripProps {
  backups: NonNullable<Overview['backups']>;
  navigate: Navigate;
}

/** The last 42 days at a glance; what each means stands on the sheet that the button opens. */
export function BackupStrip({ backups, navigate }: BackupStripProps): ReactNode {
  const { value, problem, reload } = useLoaded(listBackups);
  const squares = useMemo(() => squaresOf(value ?? [], new Date()), [value]);
  const isOverdue = backups.findings.some(({ code }) => code === 'backup-none');
  return (
    <SheetCard title={__('Backups of the last 42 days', 'kundenmeister-data-protection')}>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!problem && !value && <Spinner />}
      {value && <p>{backupStanding(squares, isOverdue)}</p>}
      {squares.length > 0 && <Strip squares={squares} />}
      {value && (
        <Button variant="secondary" onClick={() => navigate('access')}>
          {__('Open the backups', 'kundenmeister-data-protection')}
        </Button>
      )}
    </SheetCard>
  );
}

/** Oldest first. Each square has a sign beside its colour, and its words for who does not see it. */
function Strip({ squares }: { squares: readonly Square[] }): ReactNode {
  return (
    <>
      <ol className="kmdp-strip" aria-label={__('Backups of the last 42 days', 'kundenmeister-data-protection')}>
        {squares.map((square) => (
          <li key={square.date} className={`kmdp-square kmdp-square-${square.state}`} title={squareWords(square)}>
            <span aria-hidden="true" className="kmdp-square-sign">
              {squareSigns[square.state]}
            </span>
            <VisuallyHidden>{squareWords(square)}</VisuallyHidden>
          </li>
        ))}
      </ol>
      <SquaresLegend squares={squares} />
    </>
  );
}
