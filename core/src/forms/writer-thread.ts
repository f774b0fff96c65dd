/** Entry of the thread that writes submissions: sealing, hashing and waiting for the disk leave the server's thread free. */
import { parentPort, workerData } from 'node:worker_threads';
import { Core, type CoreOptions } from '../core';
import { toWire } from '../errors/wire-refusal';
import { answerOf, closeMessage, fromMessage, type WriterAnswer } from './writer-messages';

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');

const core = new Core(workerData as CoreOptions);

port.on('message', (message: string) => {
  if (message === closeMessage) {
    void core.close().then(() => port.close());
    return;
  }
  void core.writer
    .commit(fromMessage(message))
    .then(answerOf)
    .catch((error: unknown): WriterAnswer => ({ failure: toWire(error) }))
    .then((answer) => port.postMessage(JSON.stringify(answer)));
});
