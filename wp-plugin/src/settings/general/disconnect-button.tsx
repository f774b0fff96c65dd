import { __experimentalConfirmDialog as ConfirmDialog, Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { disconnect } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { Connection } from '../../bridge/types';
import { ProblemNotice } from '../problem-notice';

/** Forgets address and key, after asking. */
export function DisconnectButton({ onDisconnected }: { onDisconnected: (connection: Connection) => void }): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = (): void => {
    setIsAsking(false);
    disconnect()
      .then(onDisconnected)
      .catch((thrown: unknown) => setProblem(toProblem(thrown)));
  };
  return (
    <>
      <Button variant="tertiary" isDestructive onClick={() => setIsAsking(true)} __next40pxDefaultSize>
        {__('Disconnect', 'kundenmeister-data-protection')}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
      <ConfirmDialog
        isOpen={isAsking}
        onConfirm={confirm}
        onCancel={() => setIsAsking(false)}
        confirmButtonText={__('Disconnect', 'kundenmeister-data-protection')}
        cancelButtonText={__('Cancel', 'kundenmeister-data-protection')}
      >
        {__(
          'Disconnect this site? Its forms take no data until it is connected again. Nothing is deleted at KundenMeister.',
          'kundenmeister-data-protection',
        )}
      </ConfirmDialog>
    </>
  );
}
