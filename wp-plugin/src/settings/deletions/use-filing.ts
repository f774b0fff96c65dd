import { useState } from '@wordpress/element';
import { requestDeletion } from '../../bridge/deletion-client';
import type { DeletionOrigin, DeletionRequest, DeletionScope } from '../../bridge/deletion-types';
import { toProblem, type Problem } from '../../bridge/problem';

/** What every kind of request carries, and what comes after. */
export interface Filing {
  origin: DeletionOrigin;
  /** Empty for none. */
  note: string;
  onFiled: (request: DeletionRequest) => void;
}

interface FilingState {
  file: (scope: DeletionScope) => void;
  isFiling: boolean;
  problem: Problem | null;
  forget: () => void;
}

/** Files a request with the bridge. */
export function useFiling({ origin, note, onFiled }: Filing): FilingState {
  const [isFiling, setIsFiling] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const file = (scope: DeletionScope): void => {
    setIsFiling(true);
    setProblem(null);
    requestDeletion({ scope, origin, ...(note !== '' && { note }) })
      .then(onFiled)
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsFiling(false));
  };
  return { file, isFiling, problem, forget: () => setProblem(null) };
}
