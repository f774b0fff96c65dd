import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { deriveKey } from './derive';

describe('a derived key', () => {
  it('is what HKDF gives for a pseudorandom key (RFC 5869), up to the extract step', () => {
    const secret = randomBytes(32);
    const salt = Buffer.alloc(32);
    const whole = Buffer.from(hkdfSync('sha256', secret, salt, 'kmdp/v1/email-index', 32));
    const extracted = keyedExtract(salt, secret);
    expect(deriveKey(extracted, 'email-index')).toEqual(whole);
  });

  it('differs for each use', () => {
    const key = randomBytes(32);
    expect(deriveKey(key, 'email-index')).not.toEqual(deriveKey(key, 'ledger-commitment'));
  });
});

/** HKDF-Extract: an HMAC with the salt as its key. */
function keyedExtract(salt: Buffer, secret: Buffer): Buffer {
  return createHmac('sha256', salt).update(secret).digest();
}
