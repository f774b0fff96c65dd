import { fork, type ForkOptions } from 'node:child_process';
import { join } from 'node:path';
import type { CoreOptions } from '../core';
import { fromWire, type WireRefusal } from '../errors/wire-refusal';
import type { BackupPlaces } from './backups-service';
import type { BackupTaskResult } from './backup-work-service';
import type { BackupTask } from './daily-work';

/** What is handed to the process. It uses the system's clock, ids and randomness: functions cannot be handed over. */
export interface TaskOrder {
  readonly task: BackupTask;
  readonly options: CoreOptions;
  readonly places: BackupPlaces;
}

/** Its only answer. */
export type TaskAnswer = { readonly result: BackupTaskResult } | { readonly refusal: WireRefusal };

/** What the process runs, and Node's options for it. */
export interface TaskProgram extends Pick<ForkOptions, 'execArgv'> {
  readonly file: string;
}

const compiled: TaskProgram = { file: join(__dirname, 'backup-process.js'), execArgv: [] };

/** Runs a task in a process of its own; kills it when `signal` is aborted. Throws what it failed with, by code. */
export function runTask(
  order: TaskOrder,
  signal: AbortSignal,
  { file, execArgv }: TaskProgram = compiled,
): Promise<BackupTaskResult> {
  return new Promise((resolve, reject) => {
    const child = fork(file, { ...(execArgv && { execArgv }), signal, killSignal: 'SIGKILL', stdio: 'ignore' });
    let answer: TaskAnswer | undefined;
    child.once('message', (message: TaskAnswer) => (answer = message));
    child.once('error', reject);
    child.once('exit', (status, killedBy) => {
      if (answer && 'result' in answer) resolve(answer.result);
      else reject(fromWire(answer?.refusal ?? death(killedBy ?? `exit-${status}`), 'backup'));
    });
    child.send(order);
  });
}

function death(code: string): WireRefusal {
  return { domain: false, code, fields: [] };
}
