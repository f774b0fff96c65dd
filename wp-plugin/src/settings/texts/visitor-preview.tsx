import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { BoxPreview } from '../../blocks/consent/box-preview';
import type { Processor } from '../../bridge/types';
import { SheetCard } from '../sheet-card';
import type { shownWords, TextDraft } from './text-draft';

interface VisitorPreviewProps {
  draft: TextDraft;
  words: ReturnType<typeof shownWords>;
  processor: Processor;
}

function isEmpty(declaration: VisitorPreviewProps['words']['declaration']): boolean {
  return declaration === null || (declaration.mode === 'link' ? declaration.url : declaration.text) === '';
}

/** The checkbox as it will stand in a form, following the typing. */
export function VisitorPreview({ draft, words, processor }: VisitorPreviewProps): ReactNode {
  return (
    <div className="kmdp-preview">
      <SheetCard title={__('As visitors see it', 'kundenmeister-data-protection')}>
        {!draft.checkboxActive && (
          <p className="kmdp-quiet">
            {__('The checkbox is off: forms do not show it at the moment.', 'kundenmeister-data-protection')}
          </p>
        )}
        <div className="wp-block-kundenmeister-form" lang={draft.locale}>
          <BoxPreview
            text={words.consentText === '' ? '…' : words.consentText}
            cancelNotice={words.cancelNotice}
            declaration={isEmpty(words.declaration) ? null : words.declaration}
            isRequired
          />
          <p className="kmdp-processor">{processor.statement[draft.locale]}</p>
        </div>
      </SheetCard>
    </div>
  );
}
