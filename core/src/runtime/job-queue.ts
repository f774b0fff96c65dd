import { DomainError } from '../errors/domain-error';

export interface QueueLimits {
  /** Jobs that run at the same time. */
  readonly atOnce: number;
  /** Jobs that may wait for that. */
  readonly waiting: number;
  /** Jobs that one owner may have, those running and those waiting together. */
  readonly perOwner: number;
}

/** Runs jobs in the order they came, few at a time; whoever comes when too many wait is sent away and not kept waiting. */
export class JobQueue {
  private readonly owned = new Map<string, number>();
  private readonly starts: (() => void)[] = [];
  private running = 0;

  constructor(private readonly limits: QueueLimits) {}

  /** The job's own outcome. Throws `files-busy` when too many wait, or the owner has too many already. */
  async run<T>(owner: string, job: () => Promise<T>): Promise<T> {
    const own = this.owned.get(owner) ?? 0;
    const mustWait = this.running >= this.limits.atOnce;
    if (own >= this.limits.perOwner || (mustWait && this.starts.length >= this.limits.waiting)) {
      throw new DomainError('files-busy');
    }
    this.owned.set(owner, own + 1);
    if (mustWait) await new Promise<void>((start) => this.starts.push(start));
    else this.running += 1;
    try {
      return await job();
    } finally {
      this.release(owner);
    }
  }

  /** The place goes to the next who waits, without a moment in which another could take it. */
  private release(owner: string): void {
    const left = (this.owned.get(owner) ?? 1) - 1;
    if (left === 0) this.owned.delete(owner);
    else this.owned.set(owner, left);
    const next = this.starts.shift();
    if (next) next();
    else this.running -= 1;
  }
}
