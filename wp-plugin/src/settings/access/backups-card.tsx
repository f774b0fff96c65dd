import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { BackupDay } from '../../bridge/backup-types';
import type { Loaded } from '../../bridge/use-loaded';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { BackupSquares } from './backup-squares';
import type { Square } from './squares';

interface BackupsCardProps {
  backups: Loaded<BackupDay[]>;
  squares: readonly Square[];
  chosen: number;
  onChoose: (index: number) => void;
}

/** The last 42 days, a square each, and what it means. */
export function BackupsCard({ backups, squares, chosen, onChoose }: BackupsCardProps): ReactNode {
  const { value, problem, reload } = backups;
  return (
    <SheetCard title={__('Backups', 'kundenmeister-data-protection')}>
      <p>
        {__(
          'KundenMeister backs up all data daily, encrypted, and keeps each backup for 42 days. None of them brings back who was deleted.',
          'kundenmeister-data-protection',
        )}
      </p>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!problem && !value && <Spinner />}
      {value && squares.length === 0 && <p>{__('There is no backup yet.', 'kundenmeister-data-protection')}</p>}
      {squares.length > 0 && <BackupSquares squares={squares} chosen={chosen} onChoose={onChoose} />}
    </SheetCard>
  );
}
