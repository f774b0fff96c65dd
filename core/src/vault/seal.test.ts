import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { seal, unseal } from './seal';

const random = { bytes: (length: number) => randomBytes(length) };
const key = randomBytes(32);
const place = { tenantId: 't1', table: 'subjects', row: 'r1' };

describe('sealing', () => {
  it('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const plain = Buffer.from(bytes);
        return unseal(key, seal(key, plain, place, random), place).equals(plain);
      }),
    );
  });

  it('never gives the same bytes twice', () => {
    expect(seal(key, 'anna@example.at', place, random)).not.toEqual(seal(key, 'anna@example.at', place, random));
  });

  it.each([
    ['another key', randomBytes(32), place],
    ['another tenant', key, { ...place, tenantId: 't2' }],
    ['another table', key, { ...place, table: 'consents' }],
    ['another row', key, { ...place, row: 'r2' }],
  ])('does not open with %s', (_, otherKey, otherPlace) => {
    const sealed = seal(key, 'anna@example.at', place, random);
    expect(() => unseal(otherKey, sealed, otherPlace)).toThrow();
  });

  it('does not open when any bit has changed', () => {
    const sealed = seal(key, 'anna@example.at', place, random);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sealed.length * 8 - 1 }), (bit) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(() => unseal(key, changed, place)).toThrow();
      }),
    );
  });
});
