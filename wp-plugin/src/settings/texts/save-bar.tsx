import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Problem } from '../../bridge/problem';
import { SaveProblem } from '../save-problem';
import { isShownAtField } from './field-place';
import type { SaveText } from './use-save-text';

export type Saved = 'published' | 'saved';

interface SaveBarProps {
  isNew: boolean;
  isDirty: boolean;
  /** Whether visitors will read other words after saving. */
  publishes: boolean;
  saving: SaveText;
  saved: Saved | null;
}

function buttonLabel({ isNew, publishes, saving }: SaveBarProps): string {
  if (saving.isSaving) {
    return __('Saving…', 'kundenmeister-data-protection');
  }
  if (isNew) {
    return __('Publish', 'kundenmeister-data-protection');
  }
  return publishes
    ? __('Publish new version', 'kundenmeister-data-protection')
    : __('Save changes', 'kundenmeister-data-protection');
}

/** Saving, and what it will mean for visitors. */
export function SaveBar(props: SaveBarProps): ReactNode {
  const { isNew, isDirty, publishes, saving, saved } = props;
  const hasSomethingToSave = isNew || isDirty || publishes;
  return (
    <>
      {saving.problem && (
        <SaveProblem problem={saving.problem} isShownAtField={isShownAtField}>
          <NotSaved problem={saving.problem} />
        </SaveProblem>
      )}
      <div className="kmdp-save">
        {publishes && !isNew && (
          <p className="kmdp-consequence">
            {__(
              'This publishes a new version: visitors see the new text from now on; earlier consents stay valid for their own.',
              'kundenmeister-data-protection',
            )}
          </p>
        )}
        <div className="kmdp-buttons">
          <Button
            variant="primary"
            type="submit"
            isBusy={saving.isSaving}
            disabled={saving.isSaving || !hasSomethingToSave || saving.conflict !== null}
            accessibleWhenDisabled
            __next40pxDefaultSize
          >
            {buttonLabel(props)}
          </Button>
          <span role="status">
            {isDirty && !saving.isSaving && __('There are unsaved changes.', 'kundenmeister-data-protection')}
            {!isDirty && saved === 'published' && (
              <strong>{__('Published. Visitors see this text from now on.', 'kundenmeister-data-protection')}</strong>
            )}
            {!isDirty && saved === 'saved' && <strong>{__('Saved.', 'kundenmeister-data-protection')}</strong>}
          </span>
        </div>
      </div>
    </>
  );
}

/** What happened, in a sentence. */
function NotSaved({ problem }: { problem: Problem }): ReactNode {
  if (problem.fields.length > 0) {
    return __('Not saved yet. Please mend what is marked in red.', 'kundenmeister-data-protection');
  }
  const message =
    problem.status === 413
      ? __('All texts together are too long. Please shorten the longest one.', 'kundenmeister-data-protection')
      : problem.message;
  const isAway = problem.status === 503 || problem.status === 0;
  return (
    <>
      <strong>{__('Not saved.', 'kundenmeister-data-protection')}</strong> {message}{' '}
      {isAway && __('Your input is still here: save again in a moment.', 'kundenmeister-data-protection')}
    </>
  );
}
