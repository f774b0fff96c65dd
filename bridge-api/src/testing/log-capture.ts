import { Writable } from 'node:stream';
import { pino, type Logger } from 'pino';

/** A logger at its most talkative whose lines can be read. */
export interface LogCapture {
  readonly logger: Logger;
  readonly text: () => string;
}

/** Captures everything that is logged. */
export function captureLog(): LogCapture {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  return { logger: pino({ level: 'trace' }, stream), text: () => chunks.join('') };
}
