import { useCallback, useEffect, useState } from '@wordpress/element';
import { listDeletions } from '../../bridge/deletion-client';
import type { DeletionRequest, DeletionState } from '../../bridge/deletion-types';
import { toProblem, type Problem } from '../../bridge/problem';

export interface DeletionList {
  items: DeletionRequest[];
  hasMore: boolean;
  isLoading: boolean;
  problem: Problem | null;
  loadMore: () => void;
  reload: () => void;
}

/** The requests, newest first, a page at a time. */
export function useDeletions(state: DeletionState | null): DeletionList {
  const [items, setItems] = useState<DeletionRequest[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);

  const load = useCallback(
    (from: string | null, isCurrent: () => boolean): void => {
      setIsLoading(true);
      listDeletions({ ...(state !== null && { state }), ...(from !== null && { cursor: from }) })
        .then((page) => {
          if (isCurrent()) {
            setItems((known) => (from === null ? page.items : [...known, ...page.items]));
            setCursor(page.nextCursor);
            setProblem(null);
          }
        })
        .catch((thrown: unknown) => isCurrent() && setProblem(toProblem(thrown)))
        .finally(() => isCurrent() && setIsLoading(false));
    },
    [state],
  );

  useEffect(() => {
    let current = true;
    load(null, () => current);
    return () => {
      current = false;
    };
  }, [load, round]);

  return {
    items,
    hasMore: cursor !== null,
    isLoading,
    problem,
    loadMore: () => load(cursor, () => true),
    reload: useCallback(() => setRound((last) => last + 1), []),
  };
}
