import { plotOf, roundUp, totals } from './plot-scale';

const day = (given: number, confirmed: number, withdrawn: number) => ({
  date: '2026-11-24',
  given,
  confirmed,
  withdrawn,
});

describe('the plot of consents', () => {
  it.each([
    [0, 0],
    [1, 1],
    [3, 5],
    [7, 10],
    [11, 20],
    [200, 200],
    [201, 500],
  ])('ends at a readable number: %d at %d', (value, edge) => expect(roundUp(value)).toBe(edge));

  it('stacks new consents above the line and hangs withdrawals below it', () => {
    const plot = plotOf([day(3, 2, 0), day(0, 0, 5)]);
    expect(plot.most).toEqual({ above: 5, below: 5 });
    expect(plot.line).toBe(50);
    expect(plot.days[0]).toEqual({
      confirmed: { top: 30, height: 20 },
      given: { top: 0, height: 30 },
      withdrawn: { top: 50, height: 0 },
    });
    expect(plot.days[1]?.withdrawn).toEqual({ top: 50, height: 50 });
  });

  it('never leaves its edges', () => {
    for (const bars of plotOf([day(7, 8, 3), day(1, 0, 9), day(0, 0, 0)]).days) {
      for (const { top, height } of [bars.given, bars.confirmed, bars.withdrawn]) {
        expect(top).toBeGreaterThanOrEqual(-0.001);
        expect(top + height).toBeLessThanOrEqual(100.001);
      }
    }
  });

  it('is empty without consents', () => {
    expect(plotOf([day(0, 0, 0)])).toMatchObject({ most: { above: 0, below: 0 }, line: 0 });
    expect(totals([day(1, 2, 3), day(1, 0, 1)])).toEqual({ given: 2, confirmed: 2, withdrawn: 4 });
  });
});
