import { Button, Notice } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { DeclarationCheck, Finding, Locale } from '../../bridge/types';

interface DeclarationFindingsProps {
  check: DeclarationCheck;
  /** Language of the declaration, thus of the sentence to add. */
  locale: Locale;
  /** Adds the missing sentence; left out where one can only copy it. */
  onAdd?: (sentence: string) => void;
}

/** What is missing in a declaration, and the sentence that mends it. */
export function DeclarationFindings({ check, locale, onAdd }: DeclarationFindingsProps): ReactNode {
  const { findings, sentenceToAdd } = check;
  const blocks = findings.some(({ severity }) => severity === 'block');
  return (
    <div aria-live="polite">
      {findings.length === 0 ? (
        <Notice status="success" isDismissible={false} spokenMessage={null}>
          {__('Checked: it names the processor, the purpose and the rights.', 'kundenmeister-data-protection')}
        </Notice>
      ) : (
        <Notice status={blocks ? 'error' : 'warning'} isDismissible={false} spokenMessage={null}>
          <FindingList findings={findings} hidesFixOf={sentenceToAdd ? 'processor-not-named' : undefined} />
          {sentenceToAdd && <MissingSentence sentence={sentenceToAdd[locale]} locale={locale} onAdd={onAdd} />}
        </Notice>
      )}
    </div>
  );
}

interface FindingListProps {
  findings: Finding[];
  /** Code of a finding whose mend is shown elsewhere. */
  hidesFixOf?: string | undefined;
}

export function FindingList({ findings, hidesFixOf }: FindingListProps): ReactNode {
  return (
    findings.length > 0 && (
      <ul>
        {findings.map(({ code, message, fix }) => (
          <li key={code}>
            {message} {code !== hidesFixOf && fix}
          </li>
        ))}
      </ul>
    )
  );
}

interface MissingSentenceProps {
  sentence: string;
  locale: Locale;
  onAdd: ((sentence: string) => void) | undefined;
}

function MissingSentence({ sentence, locale, onAdd }: MissingSentenceProps): ReactNode {
  const [isCopied, setIsCopied] = useState(false);
  const copy = useCopyToClipboard<HTMLButtonElement>(sentence, () => setIsCopied(true));
  return (
    <>
      <blockquote className="kmdp-shown" lang={locale}>
        <p>{sentence}</p>
      </blockquote>
      <div className="kmdp-buttons">
        {onAdd && (
          <Button variant="primary" onClick={() => onAdd(sentence)} __next40pxDefaultSize>
            {__('Add this sentence', 'kundenmeister-data-protection')}
          </Button>
        )}
        <Button variant="secondary" ref={copy} __next40pxDefaultSize>
          {__('Copy the sentence', 'kundenmeister-data-protection')}
        </Button>
        <span role="status">{isCopied && __('Copied.', 'kundenmeister-data-protection')}</span>
      </div>
    </>
  );
}
