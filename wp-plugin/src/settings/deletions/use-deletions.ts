import { useCallback } from '@wordpress/element';
import { listDeletions } from '../../bridge/deletion-client';
import type { DeletionRequest, DeletionState } from '../../bridge/deletion-types';
import { usePages, type Pages } from '../../bridge/use-pages';

/** The requests, newest first, a page at a time. */
export function useDeletions(state: DeletionState | null): Pages<DeletionRequest> {
  return usePages(
    useCallback(
      (cursor) => listDeletions({ ...(state !== null && { state }), ...(cursor !== null && { cursor }) }),
      [state],
    ),
  );
}
