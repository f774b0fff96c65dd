import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CoreOptions } from '../core';
import type { Settled } from '../database/group-commit';
import { DomainError } from '../errors/domain-error';
import { toWire } from '../errors/wire-refusal';
import type { Recorded, SubmissionJob } from './submission-writer';
import { closeMessage, outcomesOf, toMessage, type WriterAnswer } from './writer-messages';

/** How a thread ended that nobody told to. */
export interface WriterDeath {
  readonly exitCode: number;
  /** Code or kind of what it threw; never its text, which may hold what was to be written. */
  readonly cause?: string;
}

/**
 * The submission writer in a thread of its own, with its own connections. Takes one batch at a time. When the thread dies,
 * the batch it had is refused as `storage-unavailable`, and the next batch starts another thread.
 */
export class ThreadedWriter {
  private worker: Worker | undefined;
  private closing = false;

  /** The thread uses the system's clock, ids and randomness: functions cannot be handed to it. */
  constructor(
    private readonly options: Pick<CoreOptions, 'databaseUrl' | 'vaultUrl' | 'masterKeyFile'>,
    private readonly onDeath: (death: WriterDeath) => void = () => undefined,
  ) {}

  async commit(jobs: readonly SubmissionJob[]): Promise<readonly Settled<Recorded>[]> {
    const worker = (this.worker ??= this.start());
    const answer = await new Promise<WriterAnswer>((resolve, reject) => {
      const settle = (finish: () => void): void => {
        worker.off('message', onMessage).off('exit', onExit);
        finish();
      };
      const onMessage = (answer: string): void => settle(() => resolve(JSON.parse(answer) as WriterAnswer));
      // What the thread was writing is committed or not; the client's retry with the same key finds out.
      const onExit = (): void => settle(() => reject(new DomainError('storage-unavailable')));
      worker.on('message', onMessage).on('exit', onExit);
      worker.postMessage(toMessage(jobs));
    });
    return outcomesOf(answer);
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.closing = true;
    if (!worker) return;
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage(closeMessage);
    await gone;
  }

  private start(): Worker {
    const worker = new Worker(join(__dirname, 'writer-thread.js'), { workerData: this.options });
    let cause: string | undefined;
    worker.on('error', (error) => (cause = toWire(error).code));
    worker.once('exit', (exitCode) => {
      this.worker = undefined;
      if (!this.closing) this.onDeath({ exitCode, ...(cause !== undefined && { cause }) });
    });
    return worker;
  }
}
