import { useCallback, useEffect, useState } from '@wordpress/element';
import { listChanges } from '../../bridge/directory-client';
import type { DirectoryChange } from '../../bridge/directory-types';
import { toProblem, type Problem } from '../../bridge/problem';

const portion = 20;

export interface ChangeList {
  items: readonly DirectoryChange[];
  hasMore: boolean;
  isLoading: boolean;
  problem: Problem | null;
  loadMore: () => void;
  reload: () => void;
}

/** The history, newest first, a page at a time; of one row, or of all with null. Begins anew with each other `trigger`. */
export function useChanges(activityId: string | null, trigger: unknown): ChangeList {
  const [items, setItems] = useState<readonly DirectoryChange[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);

  const load = useCallback(
    (from: string | null, isCurrent: () => boolean) => {
      setIsLoading(true);
      const filter = {
        limit: portion,
        ...(from !== null && { cursor: from }),
        ...(activityId !== null && { activityId }),
      };
      listChanges(filter)
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
    [activityId],
  );
  useEffect(() => {
    let current = true;
    load(null, () => current);
    return () => {
      current = false;
    };
  }, [load, trigger, round]);

  return {
    ...{ items, isLoading, problem, hasMore: cursor !== null },
    loadMore: () => load(cursor, () => true),
    reload: () => setRound((last) => last + 1),
  };
}
