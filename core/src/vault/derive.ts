import { createHmac } from 'node:crypto';

/** What a derived key is for; one key never serves two ends (RFC 5869 section 3.2). */
export type KeyUse =
  | 'email-index'
  | 'request-digest'
  | 'ledger-commitment'
  | 'confirmation-token'
  | 'subject-link'
  | 'render-token'
  | 'master-key-fingerprint';

/**
 * A 256-bit key for one use, derived from a data subject's or tenant's key: the first block of HKDF-Expand with SHA-256.
 * These keys are uniformly random, so the extract step may be left out (RFC 5869 section 3.3).
 */
export function deriveKey(key: Buffer, use: KeyUse): Buffer {
  return createHmac('sha256', key).update(`kmdp/v1/${use}`).update(Buffer.of(0x01)).digest();
}

/** HMAC-SHA-256 as hex, for look-ups and commitments that say nothing without the key. */
export function keyedDigest(key: Buffer, ...parts: readonly (string | Buffer)[]): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}
