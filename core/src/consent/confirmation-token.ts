import { createHmac, hash } from 'node:crypto';
import { deriveKey } from '../vault/derive';

const wellFormed = /^[A-Za-z0-9_-]{43}$/;

/**
 * The token in the mail for one message of the outbox: base64url of 32 bytes that nobody can guess without the person's
 * key. A mail that is sent again, since a crash left open whether it went out, therefore carries the same link.
 */
export function confirmationToken(subjectKey: Buffer, messageId: string): string {
  return createHmac('sha256', deriveKey(subjectKey, 'confirmation-token')).update(messageId).digest('base64url');
}

/** What is stored of a token: SHA-256 as hex. Undefined for what can be no token. */
export function tokenHash(token: string): string | undefined {
  return wellFormed.test(token) ? hash('sha256', token, 'hex') : undefined;
}
