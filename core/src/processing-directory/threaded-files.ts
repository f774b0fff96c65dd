import { join } from 'node:path';
import { DomainError } from '../errors/domain-error';
import { JobQueue, type QueueLimits } from '../runtime/job-queue';
import { ThreadJob, ThreadLimitError, type ThreadLimits, type ThreadProgram } from '../runtime/thread-job';
import type { FileJobName, FileJobs, RunFileJob } from './file-jobs';

/** One at a time, for a thread takes a processor; whoever waits longest has its answer within the minute that clients wait. */
const queueLimits: QueueLimits = { atOnce: 1, waiting: 4, perOwner: 2 };

/** 5,000 rows as PDF, what needs most, take some 250 MiB and 8 s. */
const threadLimits: ThreadLimits = { mebibytes: 512, milliseconds: 30_000 };

/** Files of the directory, each made or read in a thread of its own that may take so much memory and time, and no more. */
export class ThreadedFiles {
  private readonly queue = new JobQueue(queueLimits);
  private readonly jobs = new Set<ThreadJob>();
  private closed = false;

  constructor(
    private readonly limits: ThreadLimits = threadLimits,
    private readonly program: ThreadProgram = { file: join(__dirname, 'file-thread.js') },
  ) {}

  /**
   * Runs the job when it is its turn. Throws what it refuses with; `files-busy` when too many wait; and when it exceeds its
   * limits `export-too-large`, or `field-invalid` for the file that was to be read.
   */
  readonly run: RunFileJob = <Name extends FileJobName>(owner: string, name: Name, input: unknown) =>
    this.queue.run(owner, () => this.inThread(name, input)) as ReturnType<FileJobs[Name]>;

  /** Ends what runs, and starts nothing that waits. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.jobs].map((job) => job.stop()));
  }

  private async inThread(name: FileJobName, input: unknown): Promise<unknown> {
    if (this.closed) throw new DomainError('files-busy');
    const job = new ThreadJob(this.program, { name, input }, this.limits);
    this.jobs.add(job);
    try {
      return await job.result;
    } catch (error) {
      throw error instanceof ThreadLimitError ? tooMuch(name) : error;
    } finally {
      this.jobs.delete(job);
    }
  }
}

function tooMuch(name: FileJobName): DomainError {
  if (name !== 'readImport') return new DomainError('export-too-large');
  return new DomainError('field-invalid', [{ pointer: '/content', code: 'file-too-large' }]);
}
