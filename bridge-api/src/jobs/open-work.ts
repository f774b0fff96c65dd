import { setTimeout as wait } from 'node:timers/promises';

/** Work that was begun and has not ended. */
export class OpenWork {
  private readonly open = new Set<Promise<void>>();
  private errors: unknown[] = [];

  get size(): number {
    return this.open.size;
  }

  get failed(): boolean {
    return this.errors.length > 0;
  }

  add(work: Promise<void>): void {
    const ended = work.catch((error: unknown) => this.note(error)).finally(() => this.open.delete(ended));
    this.open.add(ended);
  }

  /** What went wrong besides. */
  note(error: unknown): void {
    this.errors.push(error);
  }

  /** What went wrong since it was last asked for. */
  takeErrors(): readonly unknown[] {
    const taken = this.errors;
    this.errors = [];
    return taken;
  }

  /** Resolves when all has ended, or after `limitMs`, or when `signal` is aborted. */
  async allEnded(limitMs?: number, signal?: AbortSignal): Promise<void> {
    const all = Promise.all(this.open);
    if (limitMs === undefined) return void (await all);
    const over = new AbortController();
    const either = AbortSignal.any(signal ? [over.signal, signal] : [over.signal]);
    await Promise.race([all, wait(limitMs, undefined, { signal: either }).catch(() => undefined)]);
    over.abort();
  }

  throwFirstError(): void {
    if (this.failed) throw this.errors[0];
  }
}
