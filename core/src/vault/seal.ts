import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from '../runtime/runtime';

/** Bytes sealed with AES-256-GCM (NIST SP 800-38D): format version, nonce, tag, ciphertext. */
export type Sealed = Buffer;

/** What a sealed value belongs to. Bytes moved to another tenant, table or row do not open. */
export interface Place {
  readonly tenantId: string;
  readonly table: string;
  readonly row: string;
}

const formatVersion = 1;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 1 + nonceLength + tagLength;

/** Seals `plain` under a 256-bit key for one place. */
export function seal(key: Buffer, plain: string | Buffer, place: Place, random: Random): Sealed {
  const nonce = random.bytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additionalData(place));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  cipher.final();
  return Buffer.concat([Buffer.of(formatVersion), nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made; throws when the key, the place or a single bit differs. */
export function unseal(key: Buffer, sealed: Sealed, place: Place): Buffer {
  if (sealed[0] !== formatVersion || sealed.length < headerLength)
    throw new Error('Not a sealed value of this format.');
  const nonce = sealed.subarray(1, 1 + nonceLength);
  const tag = sealed.subarray(1 + nonceLength, headerLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(additionalData(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(headerLength)), decipher.final()]);
}

/** Ids and table names hold no line feed, so that two places never give the same bytes. */
function additionalData({ tenantId, table, row }: Place): Buffer {
  return Buffer.from(`${tenantId}\n${table}\n${row}`, 'utf8');
}
