import { Button, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent, ReactNode } from 'react';
import { askForRecovery } from '../../bridge/backup-client';
import type { Recovery } from '../../bridge/backup-types';
import { messageAt, toProblem, type Problem } from '../../bridge/problem';
import { ProblemNotice } from '../problem-notice';
import { TextField } from '../text-field';
import { dayWords } from './backup-words';
import { isRecoverable, type Square } from './squares';

interface RecoveryFormProps {
  squares: readonly Square[];
  /** The day whose backup is wanted. */
  date: string;
  onDate: (date: string) => void;
  onAsked: (recovery: Recovery) => void;
}

/** Asks for what was lost, from the backup of a day. */
export function RecoveryForm({ squares, date, onDate, onAsked }: RecoveryFormProps): ReactNode {
  const [description, setDescription] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const days = squares.filter(isRecoverable).reverse();
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    if (description.trim() === '' || isAsking) {
      return;
    }
    setIsAsking(true);
    setProblem(null);
    askForRecovery({ backupDate: date, description: description.trim() })
      .then((recovery) => {
        setDescription('');
        onAsked(recovery);
      })
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsAsking(false));
  };
  return (
    <form className="kmdp-stack" onSubmit={ask}>
      <SelectControl
        label={__('Backup of', 'kundenmeister-data-protection')}
        help={__('The last day on which what you miss was still there.', 'kundenmeister-data-protection')}
        value={date}
        options={days.map((day) => ({ value: day.date, label: dayWords(day.date) }))}
        onChange={onDate}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      <TextField
        label={__('What was lost?', 'kundenmeister-data-protection')}
        help={__(
          'For example: rows of the processing directory that were removed by mistake on 3 March. Please name nobody.',
          'kundenmeister-data-protection',
        )}
        value={description}
        onChange={setDescription}
        error={messageAt(problem, '/description')}
        multiline
      />
      {problem && <ProblemNotice problem={problem} />}
      <div className="kmdp-buttons">
        <Button
          variant="primary"
          type="submit"
          isBusy={isAsking}
          disabled={isAsking || description.trim() === ''}
          accessibleWhenDisabled
          __next40pxDefaultSize
        >
          {__('Ask for the recovery', 'kundenmeister-data-protection')}
        </Button>
      </div>
    </form>
  );
}
