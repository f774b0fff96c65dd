import type { ConsentDay } from '../../bridge/site-types';

/** Where the bars of one day begin and end, in percent of the plot's height from its top. */
export interface DayBars {
  given: { top: number; height: number };
  confirmed: { top: number; height: number };
  withdrawn: { top: number; height: number };
}

export interface Plot {
  /** What the upper and the lower edge stand for: new consents above the line, withdrawals below. */
  most: { above: number; below: number };
  /** The line between, in percent from the top. */
  line: number;
  days: DayBars[];
}

/** The next number with one leading digit of 1, 2 or 5, so that the edge is readable. */
export function roundUp(value: number): number {
  if (value <= 0) {
    return 0;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** New consents as stacked bars above a line, withdrawals below it, on one scale. */
export function plotOf(days: readonly ConsentDay[]): Plot {
  const above = roundUp(Math.max(0, ...days.map(({ given, confirmed }) => given + confirmed)));
  const below = roundUp(Math.max(0, ...days.map(({ withdrawn }) => withdrawn)));
  const span = above + below;
  const share = (count: number): number => (span === 0 ? 0 : (count / span) * 100);
  const line = share(above);
  return {
    most: { above, below },
    line,
    days: days.map(({ given, confirmed, withdrawn }) => ({
      confirmed: { top: line - share(confirmed), height: share(confirmed) },
      given: { top: line - share(confirmed) - share(given), height: share(given) },
      withdrawn: { top: line, height: share(withdrawn) },
    })),
  };
}

/** All days together. */
export function totals(days: readonly ConsentDay[]): Omit<ConsentDay, 'date'> {
  const sum = (name: 'given' | 'confirmed' | 'withdrawn'): number => days.reduce((total, day) => total + day[name], 0);
  return { given: sum('given'), confirmed: sum('confirmed'), withdrawn: sum('withdrawn') };
}
