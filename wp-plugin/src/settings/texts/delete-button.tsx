import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { deleteProfile } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { ConsentProfile } from '../../bridge/types';
import { AskDialog } from '../ask-dialog';
import { ProblemNotice } from '../problem-notice';

interface DeleteButtonProps {
  profile: ConsentProfile;
  onDeleted: () => void;
}

/** Deletes a text to which nobody has agreed yet, after asking. */
export function DeleteButton({ profile, onDeleted }: DeleteButtonProps): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = (): void => {
    setProblem(null);
    setIsAsking(true);
  };
  const remove = (): void => {
    setIsDeleting(true);
    setProblem(null);
    deleteProfile(profile.id)
      .then(onDeleted)
      .catch((thrown: unknown) => {
        setProblem(toProblem(thrown));
        setIsDeleting(false);
      });
  };
  return (
    <>
      <Button variant="secondary" isDestructive onClick={ask} __next40pxDefaultSize>
        {__('Delete', 'kundenmeister-data-protection')}
      </Button>
      {isAsking && (
        <AskDialog
          title={__('Delete this consent text?', 'kundenmeister-data-protection')}
          yes={__('Delete', 'kundenmeister-data-protection')}
          onYes={remove}
          onNo={() => setIsAsking(false)}
          isBusy={isDeleting}
          isDestructive
        >
          <p>
            {sprintf(
              /* translators: %s: description of a consent text. */
              __(
                '“%s” and its versions are deleted. Forms that need it take no data afterwards.',
                'kundenmeister-data-protection',
              ),
              profile.description,
            )}
          </p>
          {problem && (problem.code === 'profile-in-use' ? <InUse /> : <ProblemNotice problem={problem} />)}
        </AskDialog>
      )}
    </>
  );
}

function InUse(): ReactNode {
  const problem = {
    code: 'profile-in-use',
    message: __(
      'People have already agreed to this text, so it stays as your proof. To stop using it, turn its checkbox off.',
      'kundenmeister-data-protection',
    ),
    status: 409,
    fields: [],
  };
  return <ProblemNotice problem={problem} />;
}
