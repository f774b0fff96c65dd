import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { errorReport } from '../problems/error-report';

/** Longest wait before a job runs for the first time, in milliseconds: a bridge that restarts daily still does daily work. */
const firstWithinMs = 60_000;

/** An hour, in milliseconds: how often most jobs run. */
export const hourMs = 60 * 60 * 1000;

/** Something a bridge does by itself. Several bridges may do it at once, so a job must bear that. */
export interface Job {
  /** For the log. */
  readonly name: string;
  /** From the end of one run to the start of the next. */
  readonly everyMs: number;
  /** Sets metrics as soon as the jobs start, so that a restart ends no alarm. */
  atStart?(): Promise<void>;
  /** Once aborted it starts nothing more, and ends soon. */
  run(signal: AbortSignal): Promise<void>;
}

export interface RunningJobs {
  /** Lets nothing start any more, and resolves when all that is under way has ended. */
  stop(): Promise<void>;
}

/**
 * Runs each job again and again: the first time after `everyMs`, but within a minute; never twice at once. What fails
 * is logged, without the error's message, and the job goes on.
 */
export function startJobs(jobs: readonly Job[], logger: Logger): RunningJobs {
  const stopping = new AbortController();
  const running = jobs.map((job) => repeat(job, stopping.signal, logger));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function repeat(job: Job, signal: AbortSignal, logger: Logger): Promise<void> {
  const attempt = async (work: Promise<void> | undefined): Promise<void> => {
    try {
      await work;
    } catch (error) {
      logger.warn({ job: job.name, ...errorReport(error) }, 'job failed, and is tried again');
    }
  };
  await attempt(job.atStart?.());
  let delay = Math.min(job.everyMs, firstWithinMs);
  for (;;) {
    // Rejects only when it is aborted.
    await wait(delay, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await attempt(job.run(signal));
    delay = job.everyMs;
  }
}
