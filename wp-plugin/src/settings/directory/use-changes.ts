import { useCallback } from '@wordpress/element';
import { listChanges } from '../../bridge/directory-client';
import type { DirectoryChange } from '../../bridge/directory-types';
import { usePages, type Pages } from '../../bridge/use-pages';

const portion = 20;

/** The history, newest first, a page at a time; of one row, or of all with null. Begins anew with each other `trigger`. */
export function useChanges(activityId: string | null, trigger: unknown): Pages<DirectoryChange> {
  const list = useCallback(
    (cursor: string | null) =>
      listChanges({
        limit: portion,
        ...(cursor !== null && { cursor }),
        ...(activityId !== null && { activityId }),
      }),
    [activityId],
  );
  return usePages(list, trigger);
}
