import fc from 'fast-check';
import { columnWidths, type ColumnNeed } from './pdf-columns';

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

describe('The widths of a table’s columns', () => {
  it('follow the shares while every word has room', () => {
    const needs = [
      { share: 1, longestWord: 20, heading: 10 },
      { share: 3, longestWord: 30, heading: 10 },
    ];
    expect(columnWidths(needs, 400)).toEqual([100, 300]);
  });

  it('give a long word its room, at the cost of a column in which nothing stands', () => {
    const needs = [
      { share: 1, longestWord: 130, heading: 40 },
      { share: 1, longestWord: 0, heading: 40 },
    ];
    expect(columnWidths(needs, 200)).toEqual([130, 70]);
  });

  it('do not give one endless word the page', () => {
    const needs = [
      { share: 1, longestWord: 9000, heading: 40 },
      { share: 1, longestWord: 50, heading: 40 },
    ];
    expect(columnWidths(needs, 200)).toEqual([130, 70]);
  });

  it('add up to the page, and none grows beyond its bound', () => {
    const need = fc.record<ColumnNeed>({
      share: fc.integer({ min: 1, max: 25 }),
      longestWord: fc.integer({ min: 0, max: 2000 }),
      heading: fc.integer({ min: 0, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(need, { minLength: 1, maxLength: 12 }), (needs) => {
        const widths = columnWidths(needs, 770);
        expect(sumOf(widths)).toBeCloseTo(770);
        const shares = sumOf(needs.map(({ share }) => share));
        widths.forEach((width, index) => {
          const byShare = (770 * (needs[index]?.share ?? 0)) / shares;
          expect(width).toBeGreaterThanOrEqual(0);
          expect(width).toBeLessThanOrEqual(1.6 * byShare + 0.001);
        });
      }),
    );
  });
});
