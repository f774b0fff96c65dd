import { generateIdentity, identityToRecipient } from 'age-encryption';
import { randomBytes } from 'node:crypto';
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

  describe('that cannot be opened', () => {
    const sealed = async (content: Buffer): Promise<{ file: Buffer; identity: string }> => {
      let file = Buffer.alloc(0);
      const identity = await generateIdentity();
      const write = async (_: string, stored: Readable) => void (file = await buffer(stored));
      const place = { write } as Partial<BackupStore> as BackupStore;
      await storeSealed(place, 'a', Readable.from([content]), await identityToRecipient(identity));
      return { file, identity };
    };
    const faultOf = async (file: Buffer, identity: string): Promise<{ code?: unknown; message?: unknown }> => {
      const read = () => Promise.resolve(Readable.from(file.length > 0 ? [file] : []));
      const place = { read } as Partial<BackupStore> as BackupStore;
      return openSealed(place, 'copy.age', identity, new PassThrough().resume()).then(
        () => ({}),
        (error: unknown) => error as { code: string },
      );
    };

    it.each([
      ['is empty', () => Buffer.alloc(0), 'sealed-file-empty'],
      ['is none of ours', () => Buffer.from('geheim: Erika\nMuster'), 'sealed-file-foreign'],
      ['has no line', () => Buffer.from('geheim'), 'sealed-file-foreign'],
      ['is cut in its head', (file: Buffer) => file.subarray(0, 60), 'sealed-file-damaged'],
      ['is cut in its content', (file: Buffer) => file.subarray(0, 100_000), 'sealed-file-damaged'],
      ['lacks its last byte', (file: Buffer) => file.subarray(0, -1), 'sealed-file-damaged'],
      ['has a wrong bit', (file: Buffer) => Buffer.concat([file.subarray(0, -1), Buffer.of(7)]), 'sealed-file-damaged'],
    ] as const)('as it %s says so, and nothing that stands in it', async (_, spoil, code) => {
      const { file, identity } = await sealed(randomBytes(200_000));
      const fault = await faultOf(spoil(file), identity);
      expect(fault.code).toBe(code);
      expect(fault.message).toMatch(/^the file copy\.age (is empty|is no age file|is cut or damaged): [a-z ,]+$/);
    });

    it('as it is for another key says so', async () => {
      const { file } = await sealed(Buffer.from('x'));
      expect((await faultOf(file, await generateIdentity())).code).toBe('sealed-file-key');
    });
  });
});

function* endless(start: Buffer): Generator<Buffer> {
  for (let chunk = start; ; chunk = Buffer.alloc(64 * 1024)) yield chunk;
}
