import { Button, Spinner } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent, ReactNode } from 'react';
import { ProblemNotice } from '../problem-notice';
import { readerLocale } from '../reader-locale';
import { ClashNotice } from '../clash-notice';
import { SaveProblem } from '../save-problem';
import { ActivationCard } from './activation-card';
import { AgreementCard } from './agreement-card';
import { CompanyCard } from './company-card';
import { StorageCard } from './storage-card';
import { isShownAtField } from './shown-at-field';
import { draftOfFields, fieldsOf, settingsLabel, settingsValue, type SettingsFields } from './settings-fields';
import type { SettingsDraft } from './use-settings-draft';

/** The controller's settings, saved as one. */
export function SettingsForm({ draft: settingsDraft }: { draft: SettingsDraft }): ReactNode {
  const { ground, draft, change, loadProblem, reload } = settingsDraft;
  const { isDirty, isSaving, isSaved, saveProblem, conflict, save, goOn } = settingsDraft;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (saveProblem) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .kmdp-save-problem')?.focus();
    }
  }, [saveProblem]);

  if (!ground || !draft) {
    return loadProblem ? <ProblemNotice problem={loadProblem} onRetry={reload} /> : <Spinner />;
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save();
  };
  const part = { draft, change, problem: saveProblem };
  return (
    <form ref={form} className="kmdp-sheet" onSubmit={submit} noValidate>
      <CompanyCard {...part} />
      <AgreementCard {...part} settings={ground.settings} processor={ground.processor} locale={readerLocale()} />
      <StorageCard {...part} />
      <ActivationCard {...part} />
      {conflict && (
        <ClashNotice<SettingsFields>
          happened={__(
            'Not saved: someone else has changed these settings in the meantime. Nothing is lost.',
            'kundenmeister-data-protection',
          )}
          clash={conflict.clash}
          mine={fieldsOf(draft)}
          theirs={fieldsOf(conflict.theirs)}
          label={settingsLabel}
          value={settingsValue}
          onGoOn={(next) => goOn(conflict.settings, draftOfFields(next))}
        />
      )}
      {saveProblem && (
        <SaveProblem problem={saveProblem} isShownAtField={isShownAtField}>
          {saveProblem.fields.length === 0
            ? saveProblem.message
            : __('Not saved yet. Please mend what is marked in red.', 'kundenmeister-data-protection')}
        </SaveProblem>
      )}
      <div className="kmdp-buttons kmdp-save">
        <Button
          variant="primary"
          type="submit"
          isBusy={isSaving}
          disabled={isSaving || !isDirty || conflict !== null}
          accessibleWhenDisabled
          __next40pxDefaultSize
        >
          {isSaving
            ? __('Saving…', 'kundenmeister-data-protection')
            : __('Save changes', 'kundenmeister-data-protection')}
        </Button>
        <span role="status">
          {isDirty && !isSaving && __('There are unsaved changes.', 'kundenmeister-data-protection')}
          {isSaved && !isDirty && <strong>{__('Settings saved.', 'kundenmeister-data-protection')}</strong>}
        </span>
      </div>
    </form>
  );
}
