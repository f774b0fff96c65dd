import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { getAgreement } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { Locale } from '../../bridge/types';
import { ProblemNotice } from '../problem-notice';
import { saveAsFile } from '../save-as-file';

/** The agreement as a file to keep with one's own records. */
export function AgreementDownload({ locale, version }: { locale: Locale; version: string }): ReactNode {
  const [isLoading, setIsLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = (): void => {
    setIsLoading(true);
    setProblem(null);
    getAgreement(locale, version)
      .then(({ fileName, text }) =>
        saveAsFile({ fileName, content: new Blob([text], { type: 'text/plain;charset=utf-8' }) }),
      )
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsLoading(false));
  };
  return (
    <>
      <Button
        variant="secondary"
        onClick={download}
        isBusy={isLoading}
        disabled={isLoading}
        accessibleWhenDisabled
        __next40pxDefaultSize
      >
        {__('Download the agreement', 'kundenmeister-data-protection')}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
