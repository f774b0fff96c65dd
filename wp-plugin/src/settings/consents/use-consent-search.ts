import { useCallback } from '@wordpress/element';
import { searchConsents, type ConsentSearch } from '../../bridge/client';
import type { ConsentSummary } from '../../bridge/types';
import { usePages, type Pages } from '../../bridge/use-pages';

/** The consents that the search finds, newest first, a page at a time. */
export function useConsentSearch(search: ConsentSearch): Pages<ConsentSummary> {
  return usePages(useCallback((cursor) => searchConsents(cursor === null ? search : { ...search, cursor }), [search]));
}
