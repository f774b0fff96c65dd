import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { getCertificatePdf } from '../../bridge/deletion-client';
import { toProblem, type Problem } from '../../bridge/problem';
import { ProblemNotice } from '../problem-notice';
import { saveAsFile } from '../save-as-file';

/** Saves the certificate as a file to hand on. */
export function PdfButton({ id }: { id: string }): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = (): void => {
    setIsBusy(true);
    setProblem(null);
    getCertificatePdf(id)
      .then(saveAsFile)
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsBusy(false));
  };
  return (
    <>
      <Button
        variant="primary"
        onClick={save}
        isBusy={isBusy}
        disabled={isBusy}
        accessibleWhenDisabled
        __next40pxDefaultSize
      >
        {__('Save as PDF', 'kundenmeister-data-protection')}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
