import { Notice } from '@wordpress/components';
import type { ReactNode } from 'react';
import type { Problem } from '../bridge/problem';

interface SaveProblemProps {
  problem: Problem;
  /** Whether a fault with this pointer is told at its field, and so not here. */
  isShownAtField: (pointer: string) => boolean;
  /** What happened, in a sentence. */
  children: ReactNode;
}

/** Why something was not saved, with the faults that no field shows. Takes the focus when no field can. */
export function SaveProblem({ problem, isShownAtField, children }: SaveProblemProps): ReactNode {
  const unplaced = problem.fields.filter(({ pointer }) => !isShownAtField(pointer));
  return (
    <div className="kmdp-save-problem" tabIndex={-1}>
      <Notice status="error" isDismissible={false}>
        <p>{children}</p>
        {unplaced.length > 0 && (
          <ul>
            {unplaced.map((field) => (
              <li key={`${field.pointer} ${field.code}`}>{field.message}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
