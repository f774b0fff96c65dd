import { Worker } from 'node:worker_threads';
import { fromWire, type WireRefusal } from '../errors/wire-refusal';

/** What a thread may take. */
export interface ThreadLimits {
  /** Of its JavaScript heap. */
  readonly mebibytes: number;
  /** From its start to its answer. */
  readonly milliseconds: number;
}

/** What a thread of this kind runs, and Node's options for it; those of the process unless given. */
export interface ThreadProgram {
  readonly file: string;
  readonly execArgv?: string[];
}

/** What the thread's program posts, once. */
export type ThreadAnswer = { readonly result: unknown } | { readonly refusal: WireRefusal };

/** The thread needed more than it may take, and was ended; what it worked on is too much, or the machine too busy. */
export class ThreadLimitError extends Error {
  constructor(readonly limit: 'memory' | 'time') {
    super(`A thread was ended: it exceeded its limit of ${limit}.`);
    this.name = 'ThreadLimitError';
  }
}

/** Codes of the error event of a thread that has used up its heap. */
const outOfMemory = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Runs a program in a thread of its own that ends with it, so that nothing of one job is left for the next. `input` crosses
 * by structured clone. Throws what the program refused with, and `ThreadLimitError`; the process lives on in each case.
 */
export class ThreadJob {
  private readonly worker: Worker;
  readonly result: Promise<unknown>;

  constructor({ file, execArgv }: ThreadProgram, input: unknown, { mebibytes, milliseconds }: ThreadLimits) {
    const worker = new Worker(file, {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: mebibytes },
      ...(execArgv && { execArgv }),
    });
    this.worker = worker;
    this.result = new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new ThreadLimitError('time'));
        void worker.terminate();
      }, milliseconds);
      worker.once('message', (answer: ThreadAnswer) => {
        if ('result' in answer) resolve(answer.result);
        else reject(fromWire(answer.refusal, 'file'));
        void worker.terminate();
      });
      worker.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === outOfMemory ? new ThreadLimitError('memory') : error);
      });
      worker.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('A thread ended without an answer.'));
      });
    });
  }

  /** Ends it now; its result is refused, unless it was there already. */
  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
