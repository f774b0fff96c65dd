import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes to look for; ASCII letters in lower case. */
export interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Shorter pieces would be found by chance. */
const shortest = 5;

/** A text as it may stand in files: any case and normal form, in the usual character sets, transfer encodings and escapes. */
export function needlesOfText(text: string): readonly Needle[] {
  const spellings = [text, text.toLowerCase(), text.toUpperCase()].flatMap((each) => [
    each.normalize('NFC'),
    each.normalize('NFD'),
  ]);
  const found = new Map<string, Needle>();
  for (const spelling of spellings) {
    const utf8 = Buffer.from(spelling, 'utf8');
    const utf16 = Buffer.from(spelling, 'utf16le');
    const forms: [string, Buffer][] = [
      ['UTF-8', utf8],
      ['UTF-16LE', utf16],
      ['UTF-16BE', Buffer.from(utf16).swap16()],
      ['percent-encoded', Buffer.from(encodeURIComponent(spelling))],
      ['percent-encoded as a form', Buffer.from(new URLSearchParams([['', spelling]]).toString().slice(1))],
      ['quoted-printable', Buffer.from(escapeBytes(utf8, '='))],
      ['JSON', Buffer.from(escapeUnits(spelling))],
      ...encodedBytes(utf8),
    ];
    for (const [form, bytes] of forms) {
      const lower = lowerCase(bytes);
      if (lower.length >= shortest) found.set(lower.toString('latin1'), { name: `"${text}" as ${form}`, bytes: lower });
    }
  }
  return [...found.values()];
}

/** Secret bytes, in pieces of 16, of which each would be too much: raw, hex and base64. */
export function needlesOfBytes(name: string, bytes: Buffer): readonly Needle[] {
  const size = 16;
  const starts = Array.from({ length: Math.floor(bytes.length / size) }, (_, n) => n * size);
  return starts.flatMap((start) => {
    const piece = bytes.subarray(start, start + size);
    const forms: [string, Buffer][] = [['bytes', piece], ...encodedBytes(piece)];
    return forms.map(([form, encoded]) => ({ name: `${name} from ${start} as ${form}`, bytes: lowerCase(encoded) }));
  });
}

/** What is found where. `files`: folders are searched to their ends. */
export function findNeedles(files: readonly string[], needles: readonly Needle[]): readonly string[] {
  const search = searcher(needles);
  return files.flatMap(filesIn).flatMap((file) => search(readFileSync(file)).map((name) => `${name} in ${file}`));
}

/** Looks for thousands of needles in one pass: at each place only for those that begin with the four bytes there. */
function searcher(needles: readonly Needle[]): (content: Buffer) => readonly string[] {
  const beginnings = new Map<number, Needle[]>();
  const pairs = new Uint8Array(0x10000);
  for (const needle of needles) {
    const beginning = needle.bytes.readUInt32BE(0);
    beginnings.set(beginning, [...(beginnings.get(beginning) ?? []), needle]);
    pairs[beginning >>> 16] = 1;
  }
  return (original) => {
    const content = lowerCase(original);
    const found = new Set<string>();
    for (let at = 0; at + 4 <= content.length; at++) {
      if (pairs[((content[at] as number) << 8) | (content[at + 1] as number)] === 0) continue;
      for (const { name, bytes } of beginnings.get(content.readUInt32BE(at)) ?? [])
        if (bytes.equals(content.subarray(at, at + bytes.length))) found.add(name);
    }
    return [...found];
  };
}

function filesIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return filesIn(inside);
      return entry.isFile() ? [inside] : [];
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** Hex, and base64 at each of the three places where it may begin in a longer text, without the ends that depend on that. */
function encodedBytes(bytes: Buffer): [string, Buffer][] {
  const shifted = [0, 1, 2].flatMap((shift): [string, Buffer][] => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
    const whole = padded.length - (padded.length % 3);
    return (['base64', 'base64url'] as const).map((encoding) => [
      encoding,
      Buffer.from(
        padded
          .subarray(0, whole)
          .toString(encoding)
          .slice(shift === 0 ? 0 : 4),
      ),
    ]);
  });
  return [['hex', Buffer.from(bytes.toString('hex'))], ...shifted];
}

function escapeBytes(bytes: Buffer, sign: string): string {
  return [...bytes]
    .map((byte) => (byte > 0x7e || byte < 0x21 ? sign + byte.toString(16).padStart(2, '0') : String.fromCharCode(byte)))
    .join('');
}

function escapeUnits(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function lowerCase(bytes: Buffer): Buffer {
  const lower = Buffer.from(bytes);
  for (let at = 0; at < lower.length; at++) {
    const byte = lower[at] as number;
    if (byte >= 0x41 && byte <= 0x5a) lower[at] = byte + 0x20;
  }
  return lower;
}
