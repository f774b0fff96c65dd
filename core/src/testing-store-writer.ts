/** Process of a test that writes into a bucket: may be killed at it, or tells how much memory it took. */
import { Readable } from 'node:stream';
import { openStore } from './backup/place-store';
import type { S3Access } from './backup/s3-client';

export interface WriteOrder {
  readonly place: string;
  readonly access: S3Access;
  readonly name: string;
  readonly bytes: number;
}

process.once('message', (order: WriteOrder) => void write(order));

async function write({ place, access, name, bytes }: WriteOrder): Promise<void> {
  const store = openStore(place, access);
  // What is loaded once is no growth.
  await store.write(name, Readable.from([Buffer.alloc(1)]));
  const before = process.memoryUsage.rss();
  let highest = before;
  let given = 0;
  const content = new Readable({
    read() {
      highest = Math.max(highest, process.memoryUsage.rss());
      this.push(given < bytes ? Buffer.alloc(64 * 1024, (given += 64 * 1024) % 251) : null);
    },
  });
  await store.write(name, content);
  process.send?.(highest - before);
  process.disconnect();
}
