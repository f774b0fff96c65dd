/** Entry of the process that does one task of the daily backup, so that the server's thread and memory stay free. */
import { setPriority } from 'node:os';
import { Core } from '../core';
import { toWire } from '../errors/wire-refusal';
import type { TaskAnswer, TaskOrder } from './task-process';

/** Behind all that answers visitors. */
const niceness = 10;

process.once('message', (order: TaskOrder) => void carryOut(order));
// The bridge that waits for the answer is gone.
process.once('disconnect', () => process.exit(1));

async function carryOut({ task, options, places }: TaskOrder): Promise<void> {
  setPriority(niceness);
  const core = new Core(options);
  const answer = await core
    .backupWork(places)
    .run(task)
    .then(
      (result): TaskAnswer => ({ result }),
      (error: unknown): TaskAnswer => ({ refusal: toWire(error) }),
    );
  await core.close();
  process.send?.(answer);
  process.disconnect();
}
