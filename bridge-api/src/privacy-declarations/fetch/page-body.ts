import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { PageUnreadable } from './page-unreadable';

/** What is asked for as `Accept-Encoding`. */
export const acceptedEncodings = 'gzip, br';

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
};

/** The bytes of a body, unpacked. Throws `PageUnreadable` as soon as there are more than `limit` of them. */
export async function pageBody(body: Readable, encoding: string, limit: number): Promise<Buffer> {
  if (encoding === '' || encoding === 'identity') return collected(body, limit);
  const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (!decoder) throw new PageUnreadable('page-not-text');
  const unpacked = decoder();
  // Not `pipeline`: its error would be that the body was left, not why.
  body.on('error', (error) => unpacked.destroy(error));
  return collected(body.pipe(unpacked), limit);
}

async function collected(chunks: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw new PageUnreadable('page-too-large');
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}
