import { useCallback, useEffect, useState } from '@wordpress/element';
import { toProblem, type Problem } from './problem';

export interface Loaded<Value> {
  value: Value | null;
  problem: Problem | null;
  loading: boolean;
  reload: () => void;
  /** Puts in what a write has just answered, without asking again. */
  replace: (value: Value) => void;
}

/** Loads once and on `reload`; `load` must be stable (a module function or `useCallback`). */
export function useLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loading, setLoading] = useState(true);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let current = true;
    setLoading(true);
    load()
      .then((loaded) => {
        if (current) {
          setValue(loaded);
          setProblem(null);
        }
      })
      .catch((thrown: unknown) => {
        if (current) {
          setProblem(toProblem(thrown));
        }
      })
      .finally(() => {
        if (current) {
          setLoading(false);
        }
      });
    return () => {
      current = false;
    };
  }, [load, round]);

  const reload = useCallback(() => setRound((last) => last + 1), []);
  const replace = useCallback((next: Value) => {
    setValue(next);
    setProblem(null);
  }, []);

  return { value, problem, loading, reload, replace };
}
