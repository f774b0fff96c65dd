import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { PageUnreadable } from './page-unreadable';

/** As the HTML standard has browsers look for the encoding (section 13.2.3.2): in the first 1024 bytes. */
const prescanned = 1024;
const inMeta = /<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i;
const inXml = /^\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]+)/i;

const types: readonly string[] = ['text/html', 'application/xhtml+xml', 'text/plain'];

/** One control character in this many makes a text binary. */
const mostControls = 50;

/** Whether a content type is one of text that a declaration may have. */
export function isTextType(contentType: string): boolean {
  return types.includes((contentType.split(';')[0] ?? '').trim().toLowerCase());
}

/**
 * The text of a page: in the encoding of its byte order mark, its content type, its own declaration, UTF-8 where that fits,
 * else Windows-1252. Throws `PageUnreadable` when it is no text.
 */
export function pageText(bytes: Buffer, contentType: string): string {
  const text = decode(bytes, contentType);
  // eslint-disable-next-line no-control-regex -- that is what is looked for
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  if (controls * mostControls > text.length || text.includes('\u0000')) throw new PageUnreadable('page-not-text');
  return text;
}

function decode(bytes: Buffer, contentType: string): string {
  const declared = byteOrderMark(bytes) ?? decoderFor(/charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1]);
  const decoder = declared ?? decoderFor(declaredInside(bytes));
  if (decoder) return decoder.encoding === 'windows-1252' ? fromWindows1252(bytes) : decoder.decode(bytes);
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : fromWindows1252(bytes);
}

/** Node.js up to 22 takes Windows-1252 for ISO 8859-1, which has control characters in these 32 places. */
const places80to9f = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => places80to9f.charAt(letter.charCodeAt(0) - 0x80));
}

function byteOrderMark(bytes: Buffer): TextDecoder | undefined {
  const start = bytes.subarray(0, 3).toString('hex');
  if (start === 'efbbbf') return new TextDecoder('utf-8');
  if (start.startsWith('feff')) return new TextDecoder('utf-16be');
  return start.startsWith('fffe') ? new TextDecoder('utf-16le') : undefined;
}

/** A page that says in ASCII that it is UTF-16 is not. */
function declaredInside(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, prescanned).toString('latin1');
  const label = inMeta.exec(start)?.[1] ?? inXml.exec(start)?.[1];
  return label && /^utf-16/i.test(label) ? 'utf-8' : label;
}

/** Undefined for an encoding that nobody knows. */
function decoderFor(label: string | undefined): TextDecoder | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
