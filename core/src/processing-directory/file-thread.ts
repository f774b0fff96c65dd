/** Entry of the thread that makes or reads one file of the directory: the server's thread stays free meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { toWire } from '../errors/wire-refusal';
import type { ThreadAnswer } from '../runtime/thread-job';
import { jobOf, type FileJobName } from './file-jobs';

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');

const { name, input } = workerData as { name: FileJobName; input: never };

void jobOf(name)(input)
  .then((result: unknown): ThreadAnswer => ({ result }))
  .catch((error: unknown): ThreadAnswer => ({ refusal: toWire(error) }))
  .then((answer) => port.postMessage(answer));
