import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '../vault/derive';

/** `preferences`: the id is a data subject's; `unsubscribe`: that of the consent on which a mail rests. */
export type LinkKind = 'preferences' | 'unsubscribe';

const idLength = 16;
const wellFormed = /^[A-Za-z0-9_-]{64}$/;

/**
 * The secret part of a person's own link: base64url(id ‖ HMAC-SHA-256(key, kind ‖ id)), 64 characters. It is stored
 * nowhere; the key is derived from the person's own, so that the link dies with it. `id` is a UUID.
 */
export function linkToken(subjectKey: Buffer, kind: LinkKind, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes, authenticator(subjectKey, kind, bytes)]).toString('base64url');
}

/** The id that a token names, before anybody knows whether it is genuine; undefined for what is no token at all. */
export function idInToken(token: string): string | undefined {
  if (!wellFormed.test(token)) return undefined;
  const hex = Buffer.from(token, 'base64url').toString('hex', 0, idLength);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Whether the holder of this key made the token, compared in constant time. `token` has passed `idInToken`. */
export function isGenuine(subjectKey: Buffer, kind: LinkKind, token: string): boolean {
  const bytes = Buffer.from(token, 'base64url');
  const id = bytes.subarray(0, idLength);
  return timingSafeEqual(bytes.subarray(idLength), authenticator(subjectKey, kind, id));
}

function authenticator(subjectKey: Buffer, kind: LinkKind, id: Buffer): Buffer {
  return createHmac('sha256', deriveKey(subjectKey, 'subject-link')).update(`${kind}\n`).update(id).digest();
}
