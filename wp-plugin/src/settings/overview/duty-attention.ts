import { __, _n, sprintf } from '@wordpress/i18n';
import type { Overview } from '../../bridge/site-types';
import type { Attention } from './attention';

/** Deletions past their promised time (Art. 12(3) and 17 GDPR). */
export function deletionAttention({ deletions }: Overview): Attention[] {
  if (!deletions || deletions.overdue === 0) {
    return [];
  }
  return [
    {
      key: 'deletions',
      severity: 'block',
      subject: '',
      message: sprintf(
        /* translators: %d: number of deletion requests. */
        _n(
          '%d deletion request is past its deadline.',
          '%d deletion requests are past their deadline.',
          deletions.overdue,
          'kundenmeister-data-protection',
        ),
        deletions.overdue,
      ),
      fix: __(
        'Decide what awaits your decision; if none does, please tell Körbler GmbH.',
        'kundenmeister-data-protection',
      ),
      sheet: 'deletions',
    },
  ];
}

/** What the bridge says is wrong with the backups, in its own words. */
export function backupAttention({ backups }: Overview): Attention[] {
  return (backups?.findings ?? []).map(({ code, severity, message, fix }) => ({
    key: code,
    severity,
    subject: '',
    message,
    fix,
    sheet: 'access',
  }));
}
