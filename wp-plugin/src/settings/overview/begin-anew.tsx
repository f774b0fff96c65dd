import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { beginWitnessAnew } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { LedgerWitness } from '../../bridge/site-types';
import { AskDialog } from '../ask-dialog';
import { ProblemNotice } from '../problem-notice';

/** Ends an alarm that a restore explains; nobody but the controller can. */
export function BeginAnew({ onBegun }: { onBegun: (witness: LedgerWitness) => void }): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const begin = (): void => {
    setIsBusy(true);
    setProblem(null);
    beginWitnessAnew()
      .then(onBegun)
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsBusy(false));
  };
  return (
    <>
      <Button variant="secondary" onClick={() => setIsAsking(true)}>
        {__('Begin anew after a restore …', 'kundenmeister-data-protection')}
      </Button>
      {isAsking && (
        <AskDialog
          title={__('Begin anew after a restore?', 'kundenmeister-data-protection')}
          yes={__('Yes, begin anew', 'kundenmeister-data-protection')}
          onYes={begin}
          onNo={() => setIsAsking(false)}
          isBusy={isBusy}
        >
          <p>
            {__(
              'Only do this once Körbler GmbH has told you that it restored a backup, and of which day: entries since then are lost. What this site has seen of them stays here as evidence. From now on it watches the ledger as it is.',
              'kundenmeister-data-protection',
            )}
          </p>
          {problem && <ProblemNotice problem={problem} />}
        </AskDialog>
      )}
    </>
  );
}
