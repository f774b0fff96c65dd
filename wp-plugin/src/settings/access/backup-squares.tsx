import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { KeyboardEvent, ReactNode } from 'react';
import { dayNumber, dayWords, meaningOf, sizeWords, squareSigns, squareWords } from './backup-words';
import { SquaresLegend } from './squares-legend';
import { squareAfter, type Square } from './squares';

interface BackupSquaresProps {
  squares: readonly Square[];
  /** Index of the day whose meaning is shown. */
  chosen: number;
  onChoose: (index: number) => void;
}

/** Six weeks, a row each. One stop for the Tab key; the arrow keys move between the days. */
export function BackupSquares({ squares, chosen, onChoose }: BackupSquaresProps): ReactNode {
  const [focused, setFocused] = useState(chosen);
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const next = squareAfter(event.key, focused, squares.length);
    if (next !== undefined) {
      event.preventDefault();
      setFocused(next);
      group.current?.querySelectorAll('button')[next]?.focus();
    }
  };
  return (
    <>
      <div
        ref={group}
        role="group"
        aria-label={__('Backups of the last 42 days', 'kundenmeister-data-protection')}
        className="kmdp-squares"
        onKeyDown={move}
      >
        {squares.map((square, index) => (
          <button
            key={square.date}
            type="button"
            className={`kmdp-square kmdp-square-${square.state}`}
            tabIndex={index === focused ? 0 : -1}
            aria-pressed={index === chosen}
            aria-label={squareWords(square)}
            title={squareWords(square)}
            onFocus={() => setFocused(index)}
            onClick={() => onChoose(index)}
          >
            <span aria-hidden="true">{dayNumber(square.date)}</span>
            <span aria-hidden="true" className="kmdp-square-sign">
              {squareSigns[square.state]}
            </span>
          </button>
        ))}
      </div>
      <SquaresLegend squares={squares} />
      <Meaning square={squares[chosen]} />
    </>
  );
}

function Meaning({ square }: { square: Square | undefined }): ReactNode {
  return (
    <p role="status" className="kmdp-square-meaning">
      {square && (
        <>
          <strong>{dayWords(square.date)}</strong> {meaningOf(square)}{' '}
          {square.bytes !== null &&
            sprintf(
              /* translators: %s: size, such as "1.2 MB". */
              __('The encrypted backup takes %s.', 'kundenmeister-data-protection'),
              sizeWords(square.bytes, document.documentElement.lang),
            )}
        </>
      )}
    </p>
  );
}
