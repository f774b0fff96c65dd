import { generateIdentity, identityToRecipient } from 'age-encryption';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BackupStore } from './backup-store';
import { openSealed, storeSealed } from './sealed-stream';

describe('A sealed file', () => {
  it('is not kept open when it cannot be opened', async () => {
    let stored = Buffer.alloc(0);
    let read = Readable.from([]);
    const store = {
      write: async (_: string, content: Readable) => void (stored = await buffer(content)),
      read: () => Promise.resolve((read = Readable.from(endless(stored)))),
    } as Partial<BackupStore> as BackupStore;
    const recipient = await identityToRecipient(await generateIdentity());
    await storeSealed(store, 'a', Readable.from([Buffer.from('x')]), recipient);
    await expect(openSealed(store, 'a', await generateIdentity(), new PassThrough())).rejects.toThrow();
    expect(read.destroyed).toBe(true);
  });
});

function* endless(start: Buffer): Generator<Buffer> {
  for (let chunk = start; ; chunk = Buffer.alloc(64 * 1024)) yield chunk;
}
