import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { currentOf, proposeMeasures, putMeasures } from '../../bridge/directory-client';
import type { Measures } from '../../bridge/directory-types';
import { toProblem, type Problem } from '../../bridge/problem';
import type { Locale } from '../../bridge/types';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import { useLeaveGuard } from '../use-leave-guard';
import { OpenField } from '../texts/open-field';
import { withSuggestion } from './with-suggestion';

interface MeasuresCardProps {
  measures: Measures;
  locale: Locale;
  onSaved: (measures: Measures) => void;
  /** After saving, as what is missing may have changed. */
  onChanged: () => void;
}

/** One general description of the technical and organisational measures (Art. 30(1)(g), 32(1) GDPR). */
export function MeasuresCard({ measures: stored, locale, onSaved, onChanged }: MeasuresCardProps): ReactNode {
  const [draft, setDraft] = useState<{ text: string; seen: number } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [theirs, setTheirs] = useState<Measures | null>(null);
  const text = draft?.text ?? stored.measures;
  const isDirty = draft !== null && draft.text !== stored.measures;
  useLeaveGuard(isDirty);

  const change = (next: string): void => {
    setIsSaved(false);
    setDraft({ text: next, seen: draft?.seen ?? stored.measuresRevision });
  };
  const attempt = (work: () => Promise<void>): void => {
    setIsBusy(true);
    setProblem(null);
    work()
      .catch((thrown: unknown) => {
        const current = currentOf<Measures>(thrown);
        if (current) {
          setTheirs(current);
        } else {
          setProblem(toProblem(thrown));
        }
      })
      .finally(() => setIsBusy(false));
  };
  const saveAs = (revision: number): void =>
    attempt(async () => {
      onSaved(await putMeasures(revision, text));
      setDraft(null);
      setTheirs(null);
      setIsSaved(true);
      onChanged();
    });
  const propose = (): void =>
    attempt(async () => {
      const proposal = await proposeMeasures(locale);
      change(withSuggestion(text, proposal.text));
    });
  const settle = (side: 'mine' | 'theirs', current: Measures): void => {
    if (side === 'mine') {
      saveAs(current.measuresRevision);
    } else {
      onSaved(current);
      setDraft(null);
      setTheirs(null);
    }
  };
  return (
    <SheetCard title={__('Technical and organisational measures', 'kundenmeister-data-protection')}>
      <div className="kmdp-stack kmdp-measures">
        <TextField
          label={__('General description', 'kundenmeister-data-protection')}
          help={__('It holds for all activities (Art. 32 GDPR).', 'kundenmeister-data-protection')}
          multiline
          rows={8}
          value={text}
          onChange={change}
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
              onChoose={(side) => settle(side, theirs)}
            />
          </div>
        )}
        {problem && problem.fields.length === 0 && <ProblemNotice problem={problem} />}
        <div className="kmdp-buttons">
          <Button
            variant="primary"
            onClick={() => saveAs(draft?.seen ?? stored.measuresRevision)}
            isBusy={isBusy}
            disabled={!isDirty || isBusy || theirs !== null}
            accessibleWhenDisabled
            __next40pxDefaultSize
          >
            {__('Save the measures', 'kundenmeister-data-protection')}
          </Button>
          <Button variant="secondary" onClick={propose} disabled={isBusy} accessibleWhenDisabled __next40pxDefaultSize>
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
