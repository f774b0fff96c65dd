import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CoreOptions } from '../core';
import type { Settled } from '../database/group-commit';
import { DomainError } from '../errors/domain-error';
import type { Recorded, SubmissionJob } from './submission-writer';
import { outcomesOf, type WriterAnswer } from './writer-messages';

/** The submission writer in a thread of its own, with its own connections. Takes one batch at a time. */
export class ThreadedWriter {
  private worker: Worker | undefined;

  /** The thread uses the system's clock, ids and randomness: functions cannot be handed to it. */
  constructor(private readonly options: Omit<CoreOptions, 'runtime' | 'writerThread'>) {}

  async commit(jobs: readonly SubmissionJob[]): Promise<readonly Settled<Recorded>[]> {
    const worker = (this.worker ??= this.start());
    const answer = await new Promise<WriterAnswer>((resolve, reject) => {
      const settle = (finish: () => void): void => {
        worker.off('message', onMessage).off('exit', onExit);
        finish();
      };
      const onMessage = (answer: WriterAnswer): void => settle(() => resolve(answer));
      // What the thread was writing is committed or not; the client's retry with the same key finds out.
      const onExit = (): void => settle(() => reject(new DomainError('storage-unavailable')));
      worker.on('message', onMessage).on('exit', onExit);
      worker.postMessage({ jobs });
    });
    return outcomesOf(answer);
  }

  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('close');
    await gone;
  }

  private start(): Worker {
    const worker = new Worker(join(__dirname, 'writer-thread.js'), { workerData: this.options });
    worker.once('exit', () => (this.worker = undefined));
    // The exit that follows an error is what callers are told.
    worker.on('error', () => undefined);
    return worker;
  }
}
