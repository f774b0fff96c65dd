/**
 * Preloaded into a bridge (`node --require`): its writer thread dies where the file named in WRITER_DEATH_FILE says,
 * `received` (a batch came, nothing is written) or `committed` (written, not answered). Each file kills one thread.
 */
const { existsSync, readFileSync, rmSync } = require('node:fs');
const { isMainThread, parentPort } = require('node:worker_threads');

const file = process.env.WRITER_DEATH_FILE;

if (!isMainThread) {
  const { on, postMessage } = parentPort;
  parentPort.on = (name, listener) =>
    on.call(parentPort, name, (message) => {
      if (name === 'message' && isDue('received')) throw new TypeError(`while writing ${JSON.stringify(message)}`);
      return listener(message);
    });
  parentPort.postMessage = (answer, transfer) => {
    if (isDue('committed')) process.exit(1);
    return postMessage.call(parentPort, answer, transfer);
  };
}

function isDue(moment) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== moment) return false;
  rmSync(file);
  return true;
}
