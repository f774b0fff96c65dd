import { useState } from '@wordpress/element';
import type { DeletionRequest } from '../../bridge/deletion-types';
import { toProblem, type Problem } from '../../bridge/problem';

interface Step {
  /** What is to be done goes in, and the request as it is then comes out. */
  take: (step: Promise<DeletionRequest>) => void;
  isBusy: boolean;
  problem: Problem | null;
}

/** Takes a request one step on. */
export function useStep(onChanged: (request: DeletionRequest) => void): Step {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = (step: Promise<DeletionRequest>): void => {
    setIsBusy(true);
    setProblem(null);
    step
      .then(onChanged)
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsBusy(false));
  };
  return { take, isBusy, problem };
}
