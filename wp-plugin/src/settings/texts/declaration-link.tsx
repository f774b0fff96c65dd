import { Button, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { checkDeclaration } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { ConsentProfile, DeclarationCheck } from '../../bridge/types';
import { localTime } from '../local-time';
import { TextField } from '../text-field';
import type { TextPartProps } from './about-card';
import { DeclarationFindings, FindingList } from './declaration-findings';
import { messageUnder } from './field-place';

/** The address of a page, looked at when one wants, on saving and daily. */
export function DeclarationLink(props: TextPartProps & { stored: ConsentProfile | null }): ReactNode {
  const { draft, change, problem, stored } = props;
  const [check, setCheck] = useState<DeclarationCheck | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [isChecking, setIsChecking] = useState(false);
  const url = draft.declarationUrl;
  const isStored = stored?.privacyDeclaration?.mode === 'link' && stored.privacyDeclaration.url === url.trim();

  const look = (): void => {
    setIsChecking(true);
    setCheck(null);
    setRefusal(null);
    checkDeclaration({ url: url.trim() })
      .then(setCheck)
      .catch((thrown: unknown) => setRefusal(toProblem(thrown)))
      .finally(() => setIsChecking(false));
  };

  return (
    <>
      <div className="kmdp-beside">
        <TextField
          label={__('Address of your privacy declaration', 'kundenmeister-data-protection')}
          help={__(
            'The page must be public. It is read when you save, and once a day.',
            'kundenmeister-data-protection',
          )}
          type="url"
          value={url}
          onChange={(declarationUrl) => {
            setCheck(null);
            setRefusal(null);
            change({ declarationUrl });
          }}
          error={messageUnder(problem, '/privacyDeclaration') ?? (refusal ? wordsOf(refusal) : undefined)}
        />
        <Button
          variant="secondary"
          onClick={look}
          isBusy={isChecking}
          disabled={isChecking || url.trim() === ''}
          accessibleWhenDisabled
          __next40pxDefaultSize
        >
          {isChecking
            ? __('Reading the page…', 'kundenmeister-data-protection')
            : __('Check the page now', 'kundenmeister-data-protection')}
        </Button>
      </div>
      {check && <DeclarationFindings check={check} locale={draft.locale} />}
      {!check && isStored && stored && <LastLook stored={stored} />}
    </>
  );
}

function wordsOf({ message, fields }: Problem): string {
  return fields[0]?.message ?? message;
}

/** What the last look on saving or in the night found. */
function LastLook({ stored }: { stored: ConsentProfile }): ReactNode {
  const { declarationCheckedAt: at, declarationFindings: findings } = stored;
  if (at === null) {
    return null;
  }
  const when = sprintf(
    /* translators: %s: date and time. */
    __('Last read on %s.', 'kundenmeister-data-protection'),
    localTime(at),
  );
  return (
    <Notice status={findings.length === 0 ? 'success' : 'warning'} isDismissible={false}>
      <p>
        {when} {findings.length === 0 && __('Nothing is missing.', 'kundenmeister-data-protection')}
      </p>
      <FindingList findings={findings} />
    </Notice>
  );
}
