import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { retireActivity } from '../../bridge/directory-client';
import type { Activity } from '../../bridge/directory-types';
import { toProblem, type Problem } from '../../bridge/problem';
import { AskDialog } from '../ask-dialog';
import { ProblemNotice } from '../problem-notice';

interface RemoveRowProps {
  row: Activity;
  onRemoved: () => void;
  onClose: () => void;
}

/** Takes a row of the controller's own out of the directory, after asking. */
export function RemoveRow({ row, onRemoved, onClose }: RemoveRowProps): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = (): void => {
    setIsBusy(true);
    setProblem(null);
    retireActivity(row.id)
      .then(onRemoved)
      .catch((thrown: unknown) => {
        setProblem(toProblem(thrown));
        setIsBusy(false);
      });
  };
  return (
    <AskDialog
      title={__('Remove this row?', 'kundenmeister-data-protection')}
      yes={__('Remove', 'kundenmeister-data-protection')}
      onYes={remove}
      onNo={onClose}
      isBusy={isBusy}
      isDestructive
    >
      <p>
        {sprintf(
          /* translators: %s: name of a row. */
          __(
            '“%s” leaves the directory from today. The history keeps it, and so does the directory of earlier days.',
            'kundenmeister-data-protection',
          ),
          row.name,
        )}
      </p>
      {problem && <ProblemNotice problem={problem} />}
    </AskDialog>
  );
}
