import fc from 'fast-check';
import { idInToken, isGenuine, linkToken } from './subject-link';

const key = Buffer.alloc(32, 7);
const id = '019ab2c3-d4e5-7f60-8123-456789abcdef';

describe("A person's own link", () => {
  it('names whom it is about and is known as genuine by that person’s key', () => {
    const token = linkToken(key, 'preferences', id);
    expect(token).toMatch(/^[\w-]{64}$/);
    expect(idInToken(token)).toBe(id);
    expect(isGenuine(key, 'preferences', token)).toBe(true);
  });

  it('is the same each time, as it is stored nowhere', () => {
    expect(linkToken(key, 'unsubscribe', id)).toBe(linkToken(key, 'unsubscribe', id));
  });

  it('does not do for another end, nor with another key', () => {
    const token = linkToken(key, 'preferences', id);
    expect(isGenuine(key, 'unsubscribe', token)).toBe(false);
    expect(isGenuine(Buffer.alloc(32, 8), 'preferences', token)).toBe(false);
  });

  it('is not genuine once a single character differs', () => {
    const token = linkToken(key, 'preferences', id);
    fc.assert(
      fc.property(fc.nat(63), fc.constantFrom(...'AZaz09-_'), (position, character) => {
        fc.pre(token[position] !== character);
        const changed = token.slice(0, position) + character + token.slice(position + 1);
        expect(isGenuine(key, 'preferences', changed)).toBe(false);
      }),
    );
  });

  it('is none at all when it is cut off, longer, or written with other characters', () => {
    const token = linkToken(key, 'preferences', id);
    const wrong = [
      '',
      'x',
      token.slice(0, -1),
      `${token}A`,
      `${token.slice(0, -1)}=`,
      `${token.slice(0, -1)} `,
      'ä'.repeat(64),
    ];
    expect(wrong.map(idInToken)).toEqual(wrong.map(() => undefined));
  });
});
