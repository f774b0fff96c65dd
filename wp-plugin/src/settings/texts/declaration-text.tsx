import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { draftDeclaration } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import { AskDialog } from '../ask-dialog';
import { ProblemNotice } from '../problem-notice';
import { TextField } from '../text-field';
import type { TextPartProps } from './about-card';
import { DeclarationFindings } from './declaration-findings';
import { messageUnder } from './field-place';
import { useTextCheck } from './use-text-check';
import { withSentence } from './with-sentence';

/** The declaration as a text, with a draft to start from, checked while it is written. */
export function DeclarationText({ draft, change, problem }: TextPartProps): ReactNode {
  const [isDrafting, setIsDrafting] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [draftProblem, setDraftProblem] = useState<Problem | null>(null);
  const { declarationText: text, locale } = draft;
  const check = useTextCheck(text);
  const write = (declarationText: string): void => change({ declarationText });

  const makeDraft = (): void => {
    setIsAsking(false);
    setIsDrafting(true);
    setDraftProblem(null);
    draftDeclaration(locale)
      .then((made) => write(made.text))
      .catch((thrown: unknown) => setDraftProblem(toProblem(thrown)))
      .finally(() => setIsDrafting(false));
  };

  return (
    <>
      <div className="kmdp-buttons">
        <Button
          variant="secondary"
          onClick={() => (text.trim() === '' ? makeDraft() : setIsAsking(true))}
          isBusy={isDrafting}
          disabled={isDrafting}
          accessibleWhenDisabled
          __next40pxDefaultSize
        >
          {__('Make a draft from my settings', 'kundenmeister-data-protection')}
        </Button>
        <span className="kmdp-quiet">
          {__(
            'From your company, forms, storage periods and sub-processors; please read and complete it.',
            'kundenmeister-data-protection',
          )}
        </span>
      </div>
      {draftProblem && <ProblemNotice problem={draftProblem} />}
      <TextField
        label={__('Text of the privacy declaration', 'kundenmeister-data-protection')}
        multiline
        rows={14}
        value={text}
        onChange={write}
        error={messageUnder(problem, '/privacyDeclaration')}
        lang={locale}
      />
      {check && (
        <DeclarationFindings check={check} locale={locale} onAdd={(sentence) => write(withSentence(text, sentence))} />
      )}
      {isAsking && (
        <AskDialog
          title={__('Replace the text by a draft?', 'kundenmeister-data-protection')}
          yes={__('Replace', 'kundenmeister-data-protection')}
          onYes={makeDraft}
          onNo={() => setIsAsking(false)}
          isDestructive
        >
          <p>{__('What stands in the field now is replaced.', 'kundenmeister-data-protection')}</p>
        </AskDialog>
      )}
    </>
  );
}
