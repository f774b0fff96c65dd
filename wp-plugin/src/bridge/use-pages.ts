import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { toProblem, type Problem } from './problem';
import type { Page } from './types';

export interface Pages<Item> {
  items: Item[];
  hasMore: boolean;
  isLoading: boolean;
  problem: Problem | null;
  /** Resolves with whether that was the last page. */
  loadMore: () => Promise<boolean>;
  reload: () => void;
}

/**
 * A list that the bridge hands out a page at a time. `list` asks for the page at a cursor, for the first with null; it must be
 * stable (`useCallback`), and the list begins anew with another one, as with each other `trigger`. What comes late for a
 * list that has begun anew meanwhile is dropped.
 */
export function usePages<Item>(list: (cursor: string | null) => Promise<Page<Item>>, trigger?: unknown): Pages<Item> {
  const [items, setItems] = useState<Item[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  const run = useRef(0);

  const load = useCallback(
    async (from: string | null): Promise<boolean> => {
      const mine = run.current;
      const isCurrent = (): boolean => mine === run.current;
      setIsLoading(true);
      return list(from)
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
    [list],
  );

  useEffect(() => {
    void load(null);
    return () => {
      run.current += 1;
    };
  }, [load, trigger, round]);

  return {
    ...{ items, isLoading, problem, hasMore: cursor !== null },
    loadMore: () => load(cursor),
    reload: useCallback(() => setRound((last) => last + 1), []),
  };
}
