import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BackupPlaces, CoreOptions } from '@kundenmeister/core';

/** What a worker is to do. */
export interface MortalTask {
  readonly task: 'erase' | 'sweep' | 'back up';
  readonly options: Omit<CoreOptions, 'runtime' | 'agreements' | 'onWriterDeath'>;
  readonly places?: BackupPlaces;
}

/** Processes that wait for work and are killed at it; some are kept ready, as loading the program takes longer than dying. */
export class MortalWorkers {
  private readonly ready: Promise<ChildProcess>[] = [];

  constructor(spare = 2) {
    if (!existsSync(resolve(__dirname, '../../../core/dist/index.js'))) {
      throw new Error('Core is not built. Run "npm run build:ts" first.');
    }
    for (let n = 0; n < spare; n++) this.ready.push(this.start());
  }

  /** Lets one work, kills it (SIGKILL) after so many milliseconds, and resolves when it is gone. */
  async killAt(task: MortalTask, afterMs: number): Promise<void> {
    this.ready.push(this.start());
    const child = (await this.ready.shift()) as ChildProcess;
    const begun = once(child, 'message');
    child.send(task);
    await begun;
    await wait(afterMs);
    const gone = once(child, 'exit');
    const wasAlive = child.exitCode === null;
    child.kill('SIGKILL');
    if (!wasAlive) throw new Error('The worker ended by itself.');
    await gone;
  }

  async close(): Promise<void> {
    for (const child of await Promise.all(this.ready)) child.kill('SIGKILL');
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(resolve(__dirname, 'mortal-worker.cjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(child, 'message');
    return child;
  }
}
