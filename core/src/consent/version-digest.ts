import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ConsentVersion, PrivacyDeclaration } from './types';

/** Every word that a visitor is shown with a box. */
export type ShownWords = Pick<
  ConsentVersion,
  'locale' | 'consentText' | 'cancelNotice' | 'privacyDeclaration' | 'processorStatement'
>;

/** Of the shape that is hashed; a new shape gets the next number, so that old digests stay explicable. */
const schemaVersion = 1;

/**
 * The address of a published text: lower-case hex of the SHA-256 over `{"v":1,"words":{…}}` in canonical JSON
 * (RFC 8785). Texts are hashed in Unicode form C with `\n` as line end, so the same words give the same digest
 * whichever system they were typed on.
 */
export function versionDigest(words: ShownWords): string {
  const hashed = {
    v: schemaVersion,
    words: {
      locale: words.locale,
      consentText: normalised(words.consentText),
      cancelNotice: normalised(words.cancelNotice),
      privacyDeclaration: normalisedDeclaration(words.privacyDeclaration),
      processorStatement: normalised(words.processorStatement),
    },
  };
  return createHash('sha256')
    .update(String(canonicalize(hashed)), 'utf8')
    .digest('hex');
}

function normalised(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

function normalisedDeclaration(declaration: PrivacyDeclaration | null): PrivacyDeclaration | null {
  if (declaration === null) return null;
  return declaration.mode === 'text'
    ? { mode: 'text', text: normalised(declaration.text) }
    : { mode: 'link', url: declaration.url };
}
