import fc from 'fast-check';
import { retryDelay } from './backoff';

const minute = 60_000;

describe('waiting before the next attempt', () => {
  it.each([
    [1, minute],
    [2, 2 * minute],
    [5, 16 * minute],
    [9, 256 * minute],
    [10, 360 * minute],
    [1000, 360 * minute],
  ])('doubles from a minute up to six hours (attempt %i)', (attempts, delay) => {
    expect(retryDelay(attempts, 0)).toBe(delay);
  });

  it('spreads attempts over a quarter of the delay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
        const delay = retryDelay(attempts, chance);
        expect(delay).toBeLessThanOrEqual(retryDelay(attempts, 0));
        expect(delay).toBeGreaterThanOrEqual(0.75 * retryDelay(attempts, 0));
      }),
    );
  });
});
