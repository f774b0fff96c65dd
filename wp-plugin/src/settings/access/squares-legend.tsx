import type { ReactNode } from 'react';
import { squareLabel, squareSigns } from './backup-words';
import type { Square } from './squares';

/** The signs that occur, each with its words. */
export function SquaresLegend({ squares }: { squares: readonly Square[] }): ReactNode {
  const states = [...new Set(squares.map(({ state }) => state))].reverse();
  return (
    <ul className="kmdp-squares-legend">
      {states.map((state) => (
        <li key={state}>
          <span aria-hidden="true" className={`kmdp-square kmdp-square-${state}`}>
            <span className="kmdp-square-sign">{squareSigns[state]}</span>
          </span>
          {squareLabel(state)}
        </li>
      ))}
    </ul>
  );
}
