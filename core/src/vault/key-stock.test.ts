import { movableClock } from '../testing';
import { KeyStock } from './key-stock';

function stockOver(): { stock: KeyStock; made: number[]; clock: ReturnType<typeof movableClock> } {
  const clock = movableClock('2026-11-24T12:00:00Z');
  const made: number[] = [];
  let next = 0;
  const stock = new KeyStock((tenantId, count) => {
    made.push(count);
    return Promise.resolve(
      Array.from({ length: count }, () => ({ id: `${tenantId}-${++next}`, key: Buffer.alloc(32, next) })),
    );
  }, clock);
  return { stock, made, clock };
}

describe('the stock of keys', () => {
  it('makes for a quiet tenant exactly what it needs', async () => {
    const { stock, made, clock } = stockOver();
    await stock.take('a', 1);
    clock.set('2026-11-24T12:01:00Z');
    await stock.take('a', 2);
    expect(made).toEqual([1, 2]);
    expect(stock.empty()).toEqual([]);
  });

  it('makes ever more ahead for a tenant that keeps coming, up to a limit', async () => {
    const { stock, made } = stockOver();
    for (let batch = 0; batch < 60; batch++) await stock.take('a', 32);
    expect(made).toEqual([32, 64, 128, 256, 512, 512, 512]);
  });

  it('never gives one key to two', async () => {
    const { stock } = stockOver();
    const taken: string[] = [];
    for (let batch = 1; batch < 40; batch++) taken.push(...(await stock.take('a', batch)).map(({ id }) => id));
    expect(new Set(taken).size).toBe(taken.length);
    expect(stock.empty().some((id) => taken.includes(id))).toBe(false);
  });

  it('gives no tenant the keys of another', async () => {
    const { stock } = stockOver();
    for (const tenant of ['a', 'b', 'a', 'b', 'a', 'b']) {
      expect((await stock.take(tenant, 3)).every(({ id }) => id.startsWith(tenant))).toBe(true);
    }
  });

  it('keeps what lies ready when the vault is away', async () => {
    const clock = movableClock('2026-11-24T12:00:00Z');
    let away = false;
    let next = 0;
    const stock = new KeyStock((_tenant, count) => {
      if (away) return Promise.reject(new Error('away'));
      return Promise.resolve(Array.from({ length: count }, () => ({ id: String(++next), key: Buffer.alloc(32) })));
    }, clock);
    await stock.take('a', 1);
    await stock.take('a', 1);
    away = true;
    expect(await stock.take('a', 1)).toHaveLength(1);
    await expect(stock.take('a', 1)).rejects.toThrow('away');
  });
});
