import { randomUuid } from './attempt';

test('each attempt has a UUID of version 4 of its own', () => {
  const ids = Array.from({ length: 200 }, () => randomUuid());
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(ids).size).toBe(ids.length);
});

test('the digits that tell the version are right whatever is drawn', () => {
  const all = (byte: number) => ({ getRandomValues: (array: Uint8Array) => array.fill(byte) }) as unknown as Crypto;
  expect(randomUuid(all(0x00))).toBe('00000000-0000-4000-8000-000000000000');
  expect(randomUuid(all(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});
