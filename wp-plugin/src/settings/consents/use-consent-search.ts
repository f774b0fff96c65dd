import { useCallback, useEffect, useState } from '@wordpress/element';
import { searchConsents, type ConsentSearch } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { ConsentSummary } from '../../bridge/types';

export interface ConsentList {
  items: ConsentSummary[];
  hasMore: boolean;
  isLoading: boolean;
  problem: Problem | null;
  /** Resolves with whether that was the last page. */
  loadMore: () => Promise<boolean>;
  reload: () => void;
}

/** The consents that the search finds, newest first, a page at a time. */
export function useConsentSearch(search: ConsentSearch): ConsentList {
  const [items, setItems] = useState<ConsentSummary[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);

  const load = useCallback(
    async (from: string | null, isCurrent: () => boolean): Promise<boolean> => {
      setIsLoading(true);
      return searchConsents(from === null ? search : { ...search, cursor: from })
        .then((page) => {
          if (isCurrent()) {
            setItems((known) => (from === null ? page.items : [...known, ...page.items]));
            setCursor(page.nextCursor);
            setProblem(null);
          }
          return page.nextCursor === null;
        })
        .catch((thrown: unknown) => {
          if (isCurrent()) {
            setProblem(toProblem(thrown));
          }
          return false;
        })
        .finally(() => isCurrent() && setIsLoading(false));
    },
    [search],
  );

  useEffect(() => {
    let current = true;
    void load(null, () => current);
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
