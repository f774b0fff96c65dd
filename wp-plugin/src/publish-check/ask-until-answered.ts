/** What to do with an answer, and with each try that brought none. */
export interface Asking<Answer> {
  /** Resolves with null when there is no answer yet. */
  ask: () => Promise<Answer | null>;
  onAnswer: (answer: Answer) => void;
  onMiss: () => void;
  /** Milliseconds before the first try, and before each further one. */
  pauseMs: number;
  againMs: number;
}

/** Asks after a pause, and again until an answer comes; the function returned ends it, after which nothing is called any more. */
export function askUntilAnswered<Answer>({ ask, onAnswer, onMiss, pauseMs, againMs }: Asking<Answer>): () => void {
  let current = true;
  let timer = setTimeout(once, pauseMs);

  function once(): void {
    void ask()
      .catch(() => null)
      .then((answer) => {
        if (!current) {
          return;
        }
        if (answer !== null) {
          onAnswer(answer);
          return;
        }
        onMiss();
        timer = setTimeout(once, againMs);
      });
  }

  return () => {
    current = false;
    clearTimeout(timer);
  };
}
