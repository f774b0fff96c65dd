import { __, sprintf } from '@wordpress/i18n';
import type { Problem } from '../../bridge/problem';
import { columnLabel } from './columns';
import type { LastSave } from './use-cell-saves';

/** Why a cell was not saved: what is wrong with it, or what the bridge says of the whole. */
export function refusalWords({ fields, message }: Problem): string {
  const reasons = [...new Set(fields.map((field) => field.message))].filter((words) => words !== '');
  return sprintf(
    /* translators: %s: the reason. */
    __('Not saved: %s', 'kundenmeister-data-protection'),
    reasons.join(' ') || message,
  );
}

/** What screen readers hear of a save; `isUrgent` where the person has to do something. */
export function saveWords({ column, state }: LastSave): { words: string; isUrgent: boolean } {
  const label = columnLabel(column);
  switch (state.status) {
    case 'saving':
      /* translators: %s: name of a column. */
      return { words: sprintf(__('%s: saving…', 'kundenmeister-data-protection'), label), isUrgent: false };
    case 'saved':
      /* translators: %s: name of a column. */
      return { words: sprintf(__('%s: saved.', 'kundenmeister-data-protection'), label), isUrgent: false };
    case 'failed':
      return { words: `${label}. ${refusalWords(state.problem)}`, isUrgent: true };
    case 'conflict':
      return {
        words: sprintf(
          /* translators: %s: name of a column. */
          __(
            '%s: not saved, because someone else changed this meanwhile. Choose in the cell whose words stand.',
            'kundenmeister-data-protection',
          ),
          label,
        ),
        isUrgent: true,
      };
  }
}
