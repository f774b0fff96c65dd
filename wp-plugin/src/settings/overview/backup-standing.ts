import { __, sprintf } from '@wordpress/i18n';
import { dayWords } from '../access/backup-words';
import { isRecoverable, type Square } from '../access/squares';

/** How the backups stand, in a sentence; `isOverdue`: none was ever made, although one was due. */
export function backupStanding(squares: readonly Square[], isOverdue: boolean): string {
  const made = squares.filter(isRecoverable);
  const newest = made.at(-1);
  if (newest) {
    return sprintf(
      /* translators: 1: number of days, 2: a day. */
      __('Days with a backup: %1$d. The newest is of %2$s.', 'kundenmeister-data-protection'),
      made.length,
      dayWords(newest.date),
    );
  }
  return isOverdue || squares.length > 0
    ? __(
        'There is no backup, although one was due. Körbler GmbH is informed and takes care of it.',
        'kundenmeister-data-protection',
      )
    : __('There is no backup yet. KundenMeister makes the first within a day.', 'kundenmeister-data-protection');
}
