import { createHash, type Hash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import type { BackupStore } from './backup-store';
import { openingFault, SealedFileFault } from './sealed-file-fault';

/** What lies in the store after writing. */
export interface SealedFile {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Compresses, encrypts to an age recipient and stores a stream, in bounded memory. */
export async function storeSealed(
  store: BackupStore,
  name: string,
  content: Readable,
  recipient: string,
): Promise<SealedFile> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const compressed = content.pipe(createGzip());
  // `pipe` does not hand on errors.
  content.once('error', (error) => compressed.destroy(error));
  const encrypted = await encrypter.encrypt(Readable.toWeb(compressed) as globalThis.ReadableStream<Uint8Array>);
  const { meter, result } = metered();
  const sealed = Readable.fromWeb(encrypted as ReadableStream);
  const measured = sealed.pipe(meter);
  sealed.once('error', (error) => measured.destroy(error));
  await store.write(name, measured);
  return result();
}

/**
 * Decrypts and decompresses a stored stream into `target`. Throws `SealedFileFault` when the file is not the one of
 * `expected`, is none of ours, was cut or altered, or the identity does not open it; what reached the target by then must be
 * thrown away.
 */
export async function openSealed(
  store: BackupStore,
  name: string,
  identity: string,
  target: NodeJS.WritableStream,
  expected?: SealedFile,
): Promise<void> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const stored = await store.read(name);
  const { meter, result } = metered();
  const measured = stored.pipe(meter);
  stored.once('error', (error) => measured.destroy(error));
  try {
    const opened = await decrypter.decrypt(Readable.toWeb(measured) as globalThis.ReadableStream<Uint8Array>);
    await pipeline(Readable.fromWeb(opened as ReadableStream), createGunzip(), target);
  } catch (error) {
    throw openingFault(error, name, { isEmpty: result().bytes === 0 });
  } finally {
    // A file or a connection that nobody reads on stays open otherwise.
    stored.destroy();
  }
  if (expected && result().sha256 !== expected.sha256) throw new SealedFileFault('sealed-file-other', name);
}

function metered(): { meter: Transform; result: () => SealedFile } {
  let bytes = 0;
  const hash: Hash = createHash('sha256');
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { meter, result: () => ({ bytes, sha256: hash.copy().digest('hex') }) };
}
