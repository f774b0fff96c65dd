import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentSummary } from '../../bridge/types';
import type { Pages } from '../../bridge/use-pages';

function words({ items, hasMore, isLoading, problem }: Pages<ConsentSummary>): string {
  if (isLoading) {
    return __('Searching…', 'kundenmeister-data-protection');
  }
  if (problem) {
    return '';
  }
  const found = hasMore
    ? /* translators: %d: number of consents. */
      _n(
        '%d consent found so far; there are more.',
        '%d consents found so far; there are more.',
        items.length,
        'kundenmeister-data-protection',
      )
    : /* translators: %d: number of consents. */
      _n('%d consent found.', '%d consents found.', items.length, 'kundenmeister-data-protection');
  return sprintf(found, items.length);
}

/** How a search ends, also for who does not see the list change (WCAG 2.2, 4.1.3). */
export function FoundStatus({ list, isFiltered }: { list: Pages<ConsentSummary>; isFiltered: boolean }): ReactNode {
  return (
    <p role="status" className="kmdp-found">
      {isFiltered && words(list)}
    </p>
  );
}
