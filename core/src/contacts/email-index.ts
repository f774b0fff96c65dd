import { keyedDigest } from '../vault/derive';

/** Finds a data subject by address without storing the address: HMAC under the tenant's own key. Takes a normalised address. */
export function emailIndex(indexKey: Buffer, normalisedEmail: string): string {
  return keyedDigest(indexKey, normalisedEmail);
}
