import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNeedles, needlesOfBytes, needlesOfText } from './byte-search';

describe('The byte search', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kmdp-search-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'deep', 'file');
  const holds = (content: Buffer | string): boolean => {
    mkdirSync(join(folder, 'deep'), { recursive: true });
    writeFileSync(file, content);
    return findNeedles([folder], needlesOfText('Żaneta O’Brien-Müßig 😀')).length > 0;
  };
  const name = 'Żaneta O’Brien-Müßig 😀';
  const utf8 = Buffer.from(name);
  const around = (bytes: Buffer): Buffer => Buffer.concat([randomBytes(1000), bytes, randomBytes(1000)]);

  it.each([
    ['as it is', utf8],
    ['in upper case', Buffer.from(name.toUpperCase())],
    ['decomposed', Buffer.from(name.normalize('NFD'))],
    ['in UTF-16', Buffer.from(name, 'utf16le')],
    ['in hex of either case', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['percent-encoded', Buffer.from(encodeURIComponent(name))],
    ['as JSON', Buffer.from('\\u017baneta O\\u2019Brien-M\\u00FC\\u00dfig \\uD83D\\ude00')],
    ['in base64', Buffer.from(utf8.toString('base64'))],
    ['in base64 after one byte', Buffer.from(Buffer.concat([Buffer.of(1), utf8]).toString('base64'))],
    ['in base64url after two bytes', Buffer.from(Buffer.concat([Buffer.of(1, 2), utf8, utf8]).toString('base64url'))],
  ])('finds a name %s', (_, bytes) => {
    expect(holds(around(bytes))).toBe(true);
  });

  it('finds no name where there is none', () => {
    expect(holds(around(Buffer.from('Zaneta OBrien')))).toBe(false);
  });

  it('finds a piece of secret bytes', () => {
    const secret = randomBytes(61);
    writeFileSync(file, around(secret.subarray(32, 48)));
    expect(findNeedles([file], needlesOfBytes('key', secret))).toEqual([`key from 32 as bytes in ${file}`]);
  });
});
