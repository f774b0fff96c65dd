import { dateI18n } from '@wordpress/date';
import { __, _x, sprintf } from '@wordpress/i18n';
import type { RecoveryState } from '../../bridge/backup-types';
import { localTime } from '../local-time';
import type { Square } from './squares';

/** A calendar day in Austria as the site writes days. */
export const dayWords = (date: string): string =>
  dateI18n(_x('F j, Y', 'date format', 'kundenmeister-data-protection'), `${date}T12:00:00Z`, 'UTC');

/** Only its number, as there is room for. */
export const dayNumber = (date: string): string => String(Number(date.slice(-2)));

/** A state in a word or two. */
export function squareLabel(state: Square['state']): string {
  const labels: Record<Square['state'], string> = {
    tested: __('Backed up and tested', 'kundenmeister-data-protection'),
    made: __('Backed up', 'kundenmeister-data-protection'),
    awaited: __('Not made yet', 'kundenmeister-data-protection'),
    missing: __('Missing', 'kundenmeister-data-protection'),
    failed: __('Failed', 'kundenmeister-data-protection'),
    before: __('Before the first backup', 'kundenmeister-data-protection'),
  };
  return labels[state];
}

/** A day and its state. */
export const squareWords = ({ date, state }: Square): string => `${dayWords(date)}: ${squareLabel(state)}`;

/** The sign of a state, so that no one depends on its colour. */
export const squareSigns: Readonly<Record<Square['state'], string>> = {
  tested: '✓✓',
  made: '✓',
  awaited: '…',
  missing: '–',
  failed: '!',
  before: '·',
};

/** What the state of a day means for whoever lost something. */
export function meaningOf({ state, verifiedAt }: Square): string {
  switch (state) {
    case 'tested':
      return sprintf(
        /* translators: %s: date and time. */
        __(
          'There is a backup of this day. It was restored for trial on %s and found whole.',
          'kundenmeister-data-protection',
        ),
        localTime(verifiedAt ?? ''),
      );
    case 'made':
      return __(
        'There is a backup of this day. It has not been restored for trial yet.',
        'kundenmeister-data-protection',
      );
    case 'awaited':
      return __('The backup of today has not been made yet.', 'kundenmeister-data-protection');
    case 'missing':
      return __(
        'No backup was made on this day. What was lost then may be in the backup of a day before or after it.',
        'kundenmeister-data-protection',
      );
    case 'failed':
      return __(
        'There is no usable backup of this day: it could not be made, or was found broken. What was lost then may be in the backup of a day before or after it.',
        'kundenmeister-data-protection',
      );
    case 'before':
      return __('There was no backup yet on this day.', 'kundenmeister-data-protection');
  }
}

/** In megabytes, or kilobytes where that is little; as the reader's language writes it. */
export function sizeWords(bytes: number, language: string): string {
  const [unit, size] = bytes >= 1_000_000 ? ['megabyte', 1_000_000] : ['kilobyte', 1_000];
  return new Intl.NumberFormat(language || 'en', { style: 'unit', unit, maximumFractionDigits: 1 }).format(
    bytes / size,
  );
}

export function recoveryLabel(state: RecoveryState): string {
  const labels: Record<RecoveryState, string> = {
    received: __('Reached Körbler GmbH', 'kundenmeister-data-protection'),
    done: __('Recovered', 'kundenmeister-data-protection'),
    refused: __('Refused', 'kundenmeister-data-protection'),
    cancelled: __('Cancelled', 'kundenmeister-data-protection'),
  };
  return labels[state];
}
