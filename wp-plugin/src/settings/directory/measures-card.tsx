import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Locale } from '../../bridge/types';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import { OpenField } from '../texts/open-field';
import type { MeasuresDraft } from './use-measures';

/** One general description of the technical and organisational measures (Art. 30(1)(g), 32(1) GDPR). */
export function MeasuresCard({ draft, locale }: { draft: MeasuresDraft; locale: Locale }): ReactNode {
  const { text, isDirty, isBusy, isSaved, problem, theirs } = draft;
  return (
    <SheetCard title={__('Technical and organisational measures', 'kundenmeister-data-protection')}>
      <div className="kmdp-stack kmdp-measures">
        <TextField
          label={__('General description', 'kundenmeister-data-protection')}
          help={__('It holds for all activities (Art. 32 GDPR).', 'kundenmeister-data-protection')}
          multiline
          rows={8}
          value={text}
          onChange={draft.change}
          lang={locale}
          error={problem?.fields[0]?.message}
        />
        {theirs && (
          <div role="alert">
            <p>{__('Not saved: someone else changed the measures meanwhile.', 'kundenmeister-data-protection')}</p>
            <OpenField
              label={__('Which text is to stand?', 'kundenmeister-data-protection')}
              mine={text}
              theirs={theirs.measures}
              chosen={undefined}
              onChoose={draft.settle}
            />
          </div>
        )}
        {problem && problem.fields.length === 0 && <ProblemNotice problem={problem} />}
        <div className="kmdp-buttons">
          <Button
            variant="primary"
            onClick={draft.save}
            isBusy={isBusy}
            disabled={!isDirty || isBusy || theirs !== null}
            accessibleWhenDisabled
            __next40pxDefaultSize
          >
            {__('Save the measures', 'kundenmeister-data-protection')}
          </Button>
          <Button
            variant="secondary"
            onClick={() => draft.propose(locale)}
            disabled={isBusy}
            accessibleWhenDisabled
            __next40pxDefaultSize
          >
            {text.trim() === ''
              ? __('Take our proposal', 'kundenmeister-data-protection')
              : __('Add our proposal', 'kundenmeister-data-protection')}
          </Button>
          <span role="status">
            {isDirty && !isBusy && __('There are unsaved changes.', 'kundenmeister-data-protection')}
            {isSaved && !isDirty && <strong>{__('Measures saved.', 'kundenmeister-data-protection')}</strong>}
          </span>
        </div>
      </div>
    </SheetCard>
  );
}
