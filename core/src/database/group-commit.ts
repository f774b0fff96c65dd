/** What became of one job of a batch: its result, or the reason it was refused. */
export type Settled<R> = { readonly result: R } | { readonly refusal: unknown };

interface Waiting<J, R> {
  readonly job: J;
  readonly resolve: (result: R) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Writes jobs in groups: what arrives while a commit is under way is written by the next one, together and in order of
 * arrival. A job's promise settles only after the commit that holds it.
 */
export class GroupCommit<J, R> {
  private waiting: Waiting<J, R>[] = [];
  private running = false;

  /** `commit` writes a whole batch in one transaction and answers one outcome per job, in the same order. */
  constructor(
    private readonly commit: (jobs: readonly J[]) => Promise<readonly Settled<R>[]>,
    private readonly maxBatch = 128,
  ) {}

  add(job: J): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      if (this.running) return;
      this.running = true;
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.maxBatch);
      await this.write(batch);
    }
    this.running = false;
  }

  private async write(batch: readonly Waiting<J, R>[]): Promise<void> {
    try {
      const outcomes = await this.commit(batch.map(({ job }) => job));
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome && 'result' in outcome) resolve(outcome.result);
        else reject(outcome?.refusal);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
