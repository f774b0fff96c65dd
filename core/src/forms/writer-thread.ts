/** Entry of the thread that writes submissions: sealing, hashing and waiting for the disk leave the server's thread free. */
import { parentPort, workerData } from 'node:worker_threads';
import { Core, type CoreOptions } from '../core';
import type { SubmissionJob } from './submission-writer';
import { answerOf, toWire, type WriterAnswer } from './writer-messages';

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');

const core = new Core(workerData as CoreOptions);

port.on('message', (message: { jobs: readonly SubmissionJob[] } | 'close') => {
  if (message === 'close') {
    void core.close().then(() => port.close());
    return;
  }
  void core.writer
    .commit(message.jobs)
    .then(answerOf)
    .catch((error: unknown): WriterAnswer => ({ failure: toWire(error) }))
    .then((answer) => port.postMessage(answer));
});
