import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { addActivity } from '../../bridge/directory-client';
import type { Activity } from '../../bridge/directory-types';
import { toProblem, type Problem } from '../../bridge/problem';
import { ProblemNotice } from '../problem-notice';

/** Adds a row of the controller's own, with a name to be overwritten. */
export function AddRow({ onAdded }: { onAdded: (row: Activity) => void }): ReactNode {
  const [isAdding, setIsAdding] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = (): void => {
    setIsAdding(true);
    setProblem(null);
    addActivity({ name: __('New activity', 'kundenmeister-data-protection') })
      .then(onAdded)
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsAdding(false));
  };
  return (
    <>
      <Button
        variant="secondary"
        icon={plus}
        onClick={add}
        isBusy={isAdding}
        disabled={isAdding}
        accessibleWhenDisabled
        __next40pxDefaultSize
      >
        {__('Add row', 'kundenmeister-data-protection')}
      </Button>
      {problem && <ProblemNotice problem={problem} onRetry={add} />}
    </>
  );
}
