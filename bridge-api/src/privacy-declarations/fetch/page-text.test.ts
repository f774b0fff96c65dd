import { isTextType, pageText } from './page-text';

const words = 'Körbler GmbH – „Auftragsverarbeiter“ für 5 €';
const windows1252 = Buffer.from(
  [...words].map((letter) => ({ '–': 0x96, '„': 0x84, '“': 0x93, '€': 0x80 })[letter] ?? letter.charCodeAt(0)),
);
const utf16le = Buffer.from(words, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

describe('the text of a page', () => {
  it.each<[string, Buffer, string]>([
    ['UTF-8 by itself', Buffer.from(words), 'text/html'],
    ['UTF-8 by its type', Buffer.from(words), 'text/html; charset=utf-8'],
    ['UTF-8 by its mark', Buffer.from(`\ufeff${words}`), 'text/plain; charset=windows-1252'],
    ['Windows-1252 by its type', windows1252, 'text/html; charset="windows-1252"'],
    ['Windows-1252 under its usual wrong name', windows1252, 'text/html;charset=ISO-8859-1'],
    ['Windows-1252 by itself', windows1252, 'text/html'],
    ['UTF-16 by its type', utf16le, 'text/plain; charset=utf-16'],
    ['UTF-16 by its mark', Buffer.concat([Buffer.of(0xff, 0xfe), utf16le]), 'text/html'],
    ['UTF-16 with big ends by its mark', Buffer.concat([Buffer.of(0xfe, 0xff), utf16be]), 'text/html'],
    ['an unknown encoding, hence UTF-8', Buffer.from(words), 'text/html; charset=klingon'],
  ])('is read in %s', (_encoding, bytes, type) => {
    expect(pageText(bytes, type)).toBe(words);
  });

  it.each([
    '<meta charset="windows-1252">',
    "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>",
    '<?xml version="1.0" encoding="windows-1252"?>',
  ])('is read as it says itself: %s', (declaration) => {
    const text = pageText(Buffer.concat([Buffer.from(declaration), windows1252]), 'text/html');
    expect(text).toBe(declaration + words);
  });

  it('is read as UTF-8 when it says in ASCII that it is UTF-16', () => {
    const text = `<meta charset="utf-16">${words}`;
    expect(pageText(Buffer.from(text), 'text/html')).toBe(text);
  });

  it('may be empty', () => {
    expect(pageText(Buffer.alloc(0), 'text/plain')).toBe('');
  });

  it.each<[string, Buffer]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['zero bytes within words', Buffer.from('Körbler\u0000GmbH')],
    ['random bytes', Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 7919) % 256 || 1))],
  ])('is none in %s', (_what, bytes) => {
    expect(() => pageText(bytes, 'text/html')).toThrow('page-not-text');
  });

  it.each([
    ['text/html', true],
    ['TEXT/HTML; charset=utf-8', true],
    ['application/xhtml+xml', true],
    ['text/plain', true],
    ['application/pdf', false],
    ['text/css', false],
    ['application/json', false],
    ['', false],
  ])('has the type %j: %s', (type, expected) => {
    expect(isTextType(type)).toBe(expected);
  });
});
