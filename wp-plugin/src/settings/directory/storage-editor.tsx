import { SelectControl, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { StoragePeriod } from '../../bridge/directory-types';
import { asksMonths, choiceOf, chosen, storageChoices, type StorageChoice } from './storage-period';
import type { EditorProps } from './text-editor';

/** How long data is kept (Art. 30(1)(f) GDPR): a choice with a note. */
export function StorageEditor({ value, onChange, choices, hintId }: EditorProps): ReactNode {
  const period = value.storagePeriod ?? { kind: 'other' as const };
  const offered = choices.storagePeriods;
  const [choice, setChoice] = useState<StorageChoice>(() => choiceOf(period, offered));
  const choose = (next: StorageChoice): void => {
    setChoice(next);
    onChange({ storagePeriod: chosen(next, period, offered) });
  };
  const put = (changed: Partial<StoragePeriod>, emptied: 'months' | 'note' | null): void => {
    const storagePeriod = { ...period, ...changed };
    if (emptied !== null) {
      delete storagePeriod[emptied];
    }
    onChange({ storagePeriod });
  };
  const putMonths = (typed: string): void => put({ months: Number(typed) }, typed === '' ? 'months' : null);
  const putNote = (note: string): void => put({ note }, note === '' ? 'note' : null);
  return (
    <>
      <SelectControl
        label={__('Storage period', 'kundenmeister-data-protection')}
        value={choice}
        options={storageChoices(offered)}
        onChange={choose}
        aria-describedby={hintId}
        __next40pxDefaultSize
        __nextHasNoMarginBottom
      />
      {asksMonths(choice) && (
        <TextControl
          label={__('Months', 'kundenmeister-data-protection')}
          help={
            choice === 'statutory'
              ? __(
                  'Counted from the end of the calendar year. Name the law in the note.',
                  'kundenmeister-data-protection',
                )
              : __('Counted from the day a contact joined.', 'kundenmeister-data-protection')
          }
          type="number"
          min={1}
          max={1200}
          value={period.months ?? ''}
          onChange={putMonths}
          __next40pxDefaultSize
          __nextHasNoMarginBottom
        />
      )}
      <TextControl
        label={__('Remark', 'kundenmeister-data-protection')}
        value={period.note ?? ''}
        onChange={putNote}
        __next40pxDefaultSize
        __nextHasNoMarginBottom
      />
    </>
  );
}
